"""The bar at the top of the parents' screens: who is logged in, and where they are."""

from dataclasses import dataclass
from typing import Literal

from app.web.screen import Screen

Section = Literal["hunts", "household"]


@dataclass(frozen=True)
class Bar:
    """What the bar shows. Made by `Visitor.bar`."""

    name: str
    household: str
    section: Section


@dataclass(frozen=True, kw_only=True)
class ParentScreen(Screen):
    """Base of the screens of parents who are logged in."""

    bar: Bar
