"""The one fold: the form in which two texts are the same, whoever typed them on whatever keys."""

import unicodedata
from functools import lru_cache

_LETTERS_APART = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "ı": "i",
    "ĸ": "k",
}
"""Latin letters that Unicode does not take apart, as they are typed without their key.

The sharp s is not among them: case folding already writes it as ss.
"""

_UNSEEN = frozenset(
    "\u034f"  # grapheme joiner
    "\u0640"  # Arabic stretching stroke
    "\u02bb\u02bc\u02ee"  # apostrophes that count as letters
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers
    "\u180b\u180c\u180d\u180f"  # Mongolian variants
    + "".join(map(chr, range(0xFE00, 0xFE10)))  # variants: text or picture form
    + "".join(map(chr, range(0xE0100, 0xE01F0)))  # variants of Chinese characters
)
"""Characters that Unicode calls letters or marks and that nobody means to type."""


@lru_cache(maxsize=1_024)
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN ")


def fold(text: str) -> str:
    """Return letters and digits only: one case, one width, no punctuation, no white space.

    Marks go after Latin letters and stay after all others: é is e, but й is not и, ガ is not カ,
    and viramas stay. Digits of every script become 0 to 9. Takes any text, lone surrogates and
    NUL too, and never raises; folding twice changes nothing. "" means the text says nothing.
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text.casefold()))
    kept: list[str] = []
    keeps_marks = False
    for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()):
        category = unicodedata.category(char)
        if category == "Cf" or char in _UNSEEN:  # joiners and direction marks part no letters
            continue
        if category[0] == "M":
            if keeps_marks:
                kept.append(char)
        elif category[0] == "L":
            kept.append(_LETTERS_APART.get(char, char))
            keeps_marks = not _is_latin(char)
        else:
            keeps_marks = False
            if category[0] == "N":
                kept.append(str(unicodedata.decimal(char, char)))
    return unicodedata.normalize("NFC", "".join(kept))


def count_letters(folded: str) -> int:
    """Return how many characters a reader of a folded text counts: marks are not counted."""
    return sum(unicodedata.category(char)[0] != "M" for char in folded)
