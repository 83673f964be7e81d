"""The hunts that a fresh server offers. Each is a readable hunt file of one JSON document."""

from functools import cache
from pathlib import Path

from app.plan.document import HuntPlan
from app.plan.formats import loads


@cache
def birthday() -> HuntPlan:
    """The birthday hunt that anybody may play at once, on a sofa, without an account."""
    return loads((Path(__file__).parent / "birthday.json").read_bytes())
