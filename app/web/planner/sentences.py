"""How fields are called in lists of what is to be mended, and sentences for each field."""

from collections.abc import Iterable, Mapping

LABELS = {
    "page": "Page",
    "title": "Title",
    "story": "What the page says",
    "picture": "Picture",
    "upload": "Picture",
    "picture_says": "The picture in words",
    "task": "What they do",
    "on_screen": "What it looks like",
    "spot": "Where it is hidden",
    "source": "Where the answer comes from",
    "lock": "Lock",
    "replies": "Reply",
    "hints": "Hint",
    "gives": "What it gives",
    "gate": "When it opens",
    "after": "What the story says when the lock has opened",
    "minutes": "Minutes",
    "notes": "Notes",
    "jobs": "Job",
    "optional": "May be left out",
    "blurb": "What it is about",
    "age": "Age",
    "language": "Language",
    "cover": "Cover",
    "not_there": "A page that is not there yet",
    "own_book": "A book of our own",
}
"""Fields of the planner's forms, by the beginning of their names."""


class Sentences(dict[str, str]):
    """What is to be said beside each field; nothing beside most of them."""

    def __missing__(self, name: str) -> str:
        return ""


def labels_of(names: Iterable[str], labels: Mapping[str, str]) -> dict[str, str]:
    """Return how fields are called, rows by their number: "hints.1.text" is "Hint 2"."""
    found = {}
    for name in names:
        first, _, rest = name.partition(".")
        number = next((step for step in rest.split(".") if step.isdecimal()), None)
        label = labels.get(first, first)
        found[name] = label if number is None else f"{label} {int(number) + 1}"
    return found
