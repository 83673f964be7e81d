"""The book: one sheet a page, as children hold it in their hands. No answer is on any of them."""

from dataclasses import dataclass
from math import ceil
from typing import Literal, NamedTuple

from markupsafe import Markup

from app.locks.base import Reading
from app.locks.choice import ChoiceLock
from app.plan.document import HuntPlan, Stage
from app.plan.prose import fill, to_html, to_text

LINE = 56
"""Letters that fit on a line of a story's sheet."""
PictureSize = Literal["large", "middle", "small", "none"]
BLANK = ("________",)
"""Stands where the children's names will be, on sheets that belong to no run: to be written in."""


@dataclass(frozen=True, slots=True)
class BookPage:
    """One page of the printed book. The number is the author's; it stands outside when folded."""

    book: str
    page: int
    title: str
    picture: str
    """As the plan names it."""
    picture_says: str
    picture_size: PictureSize
    """As large as the text leaves room for, so that a page is one sheet."""
    story: Markup
    task: Markup
    choices: tuple[str, ...]
    """What there is to choose from, as the lock mixes it; empty for other locks."""


class Tile(NamedTuple):
    """A character of the secret message on paper: its sign, or the character where all see it."""

    sign: str
    char: str


def book_pages(
    plan: HuntPlan, children: tuple[str, ...] = BLANK, seed: int = 0
) -> tuple[BookPage, ...]:
    """Return the book's pages by their numbers: an order that tells nothing about the way.

    `seed` is the run's: choices stand in the same order as on its tablets.
    """
    reading = Reading(language=plan.language, age=plan.age, seed=seed, pages=plan.pages)
    pages = (_book_page(plan, stage, children, reading) for stage in plan.stages)
    return tuple(sorted(pages, key=lambda page: page.page))


def message_words(plan: HuntPlan) -> tuple[tuple[Tile, ...], ...]:
    """Return the secret message word by word, without the letters that have to be won."""
    words: list[list[Tile]] = [[]]
    for cell in plan.message.cells:
        fragment = plan.fragment(cell.fragment) if cell.fragment else None
        if cell.char.isspace():
            words.append([])
        elif fragment:
            words[-1].append(Tile(fragment.sign, ""))
        else:
            words[-1].append(Tile("", cell.char))
    return tuple(tuple(word) for word in words if word)


def prose(markdown: str, plan: HuntPlan, children: tuple[str, ...]) -> Markup:
    """Return the safe HTML of a text with the names filled in."""
    return Markup(fill(to_html(markdown), children, plan.language))


def _book_page(
    plan: HuntPlan, stage: Stage, children: tuple[str, ...], reading: Reading
) -> BookPage:
    lock = stage.lock
    options = lock.face(reading).options if isinstance(lock, ChoiceLock) else ()
    return BookPage(
        book=plan.title,
        page=stage.page,
        title=stage.title,
        picture=stage.picture,
        picture_says=stage.picture_says,
        picture_size=_picture_size(stage, len(options)),
        story=prose(stage.story, plan, children),
        task=prose(stage.task, plan, children),
        choices=tuple(option.text or option.alt for option in options),
    )


def _picture_size(stage: Stage, choices: int) -> PictureSize:
    lines = _height(stage.story) + _height(stage.task) + choices / 2
    if lines <= 9:
        return "large"
    if lines <= 12:
        return "middle"
    return "small" if lines <= 16 else "none"


def _height(markdown: str) -> float:
    """Return about how many lines a text takes on paper, the gaps between paragraphs too."""
    paragraphs = [part for part in markdown.split("\n\n") if part.strip()]
    lines = [line for part in paragraphs for line in (to_text(part) or part).split("\n")]
    return sum(max(1, ceil(len(line) / LINE)) for line in lines) + 0.5 * max(0, len(paragraphs) - 1)
