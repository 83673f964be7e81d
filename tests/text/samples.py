"""Texts that break careless code: for the property tests of texts and locks."""

from hypothesis import strategies as st

HOSTILE = [
    "",
    " ",
    "\x00",
    "\ud800",  # half of a pair
    "a\udfffb",
    "\u202e3178\u202c",  # written from the right
    "\u200f\u200e",
    "🦊" * 10,
    "👩‍👩‍👧‍👦",
    "3\ufe0f\u20e3",  # keycap
    "e" + "\u0301" * 2_000,
    "\ufdfa" * 200,  # one character that unfolds to eighteen
    "9" * 10_000,
    "one" * 3_000,
    "½",
    "ﷺ",
    "İıſẞŉ",
    "\u0345",
]

any_text = st.one_of(
    st.text(st.characters(), max_size=60),  # lone surrogates too
    st.text("0123456789 -.٣٧８१onetwhrs", max_size=20),
    st.sampled_from(HOSTILE),
)
