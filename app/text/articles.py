"""The little words in front of a noun: "a lantern" says the same as "lantern"."""

_ARTICLES = {
    "en": {"a", "an", "the"},
    "de": {"der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem"},
    "es": {"el", "la", "los", "las", "un", "una", "unos", "unas"},
    "fr": {"le", "la", "les", "un", "une", "des"},
}


def without_article(text: str, language: str) -> str:
    """Return a text without the article it begins with, if more follows; else as it is."""
    first, _, rest = text.strip().partition(" ")
    articles = _ARTICLES.get(language.partition("-")[0], set())
    return rest if rest.strip() and first.casefold() in articles else text
