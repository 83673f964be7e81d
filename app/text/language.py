"""Language tags, as a hunt states its language: "en", "de-AT", "zh-Hant"."""


def primary(tag: str) -> str:
    """Return the language without its region or script, in lower case: "de" for "de-AT"."""
    return tag.replace("_", "-").partition("-")[0].lower()
