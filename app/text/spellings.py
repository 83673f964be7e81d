"""The forms in which people write one word: what a keyboard lacks, and marks that may be left out.

The fold never mixes up two letters of a language. These spellings go further, but only where
both writings of the same word are in use.
"""

import re
import unicodedata

from app.text.fold import fold

_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})

_MAY_BE_LEFT_OUT = re.compile(
    "(?<=[\u0370-\u03ff])[\u0300-\u036f]+"  # Greek accents: capitals are written without
    "|(?<=\u0435)\u0308"  # ё, mostly printed as е
    "|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]"  # Hebrew points
    "|[\u064b-\u0652\u0670]"  # Arabic vowel signs
)


def spellings(text: str) -> frozenset[str]:
    """Return the folds under which a word is written: fünf is funf and fuenf, ёж is also еж.

    Hebrew and Arabic with and without their vowel signs, Greek with and without accents. The
    set is empty for a text that says nothing.
    """
    folded = fold(text)
    if not folded:
        return frozenset()
    if text.isascii():
        return frozenset((folded,))
    plain = unicodedata.normalize("NFC", text).lower()
    bare = _MAY_BE_LEFT_OUT.sub("", unicodedata.normalize("NFD", folded))
    return frozenset(
        (folded, fold(plain.translate(_SPELLED_OUT)), unicodedata.normalize("NFC", bare))
    )


def same_word(one: str, other: str) -> bool:
    """Tell whether two texts say the same word. Texts that say nothing are never the same."""
    return not spellings(one).isdisjoint(spellings(other))
