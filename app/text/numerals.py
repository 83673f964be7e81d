"""The words of numbers from 0 to 99, in English, German, Spanish and French.

A language is one line in each of the tables and a function that joins tens and ones.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from app.text.language import primary
from app.text.spellings import spellings

Numerals = Iterator[tuple[str, int]]

_TO_NINETEEN = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
    "quince dieciséis diecisiete dieciocho diecinueve",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    "quinze seize dix-sept dix-huit dix-neuf",
}

_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "vingt trente quarante cinquante soixante",
}


def _english(ones: Sequence[str], tens: Sequence[str]) -> Numerals:
    yield from (("nought", 0), ("oh", 0))
    for ten, word in enumerate(tens, start=2):
        yield from ((word + ones[one], ten * 10 + one) for one in range(1, 10))


def _german(ones: Sequence[str], tens: Sequence[str]) -> Numerals:
    yield "zwo", 2
    for ten, word in enumerate(tens, start=2):
        yield "einund" + word, ten * 10 + 1
        yield from ((ones[one] + "und" + word, ten * 10 + one) for one in range(2, 10))


def _spanish(ones: Sequence[str], tens: Sequence[str]) -> Numerals:
    yield from (("veinti" + ones[one], 20 + one) for one in range(1, 10))
    for ten, word in enumerate(tens[1:], start=3):
        yield from ((word + "y" + ones[one], ten * 10 + one) for one in range(1, 10))


def _french(ones: Sequence[str], tens: Sequence[str]) -> Numerals:
    for ten, word in enumerate(tens, start=2):
        yield word + "et un", ten * 10 + 1
        yield from ((word + ones[one], ten * 10 + one) for one in range(2, 10))
    yield from (("soixante" + ones[one], 60 + one) for one in range(10, 20))
    yield from (("soixante et onze", 71), ("quatre-vingts", 80))
    yield from (("quatre-vingt" + ones[one], 80 + one) for one in range(1, 20))


_JOINED: dict[str, Callable[[Sequence[str], Sequence[str]], Numerals]] = {
    "en": _english,
    "de": _german,
    "es": _spanish,
    "fr": _french,
}
"""What is more in a language than the words of the two tables above."""


def _numerals(language: str) -> Numerals:
    ones, tens = _TO_NINETEEN[language].split(), _TENS[language].split()
    yield from zip(ones, range(20), strict=True)
    yield from ((word, ten * 10) for ten, word in enumerate(tens, start=2))
    yield from _JOINED[language](ones, tens)


@cache
def _words(language: str) -> dict[str, int]:
    return {form: number for word, number in _numerals(language) for form in spellings(word)}


def number_words(language: str) -> dict[str, int]:
    """Return every folded word for a number up to 99; empty for a language not known here."""
    known = primary(language)
    return _words(known) if known in _JOINED else {}
