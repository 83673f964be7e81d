"""Which pictures a plan shows, and how they get other names."""

from app.locks.choice import ChoiceLock, Option
from app.plan.pictures import is_kit, pictures_in, with_pictures
from tests.builders import hunt, sample, stage

OPTIONS = (Option(id="o1", picture="fish"), Option(id="o2", picture="kit:owl"), Option(id="o3"))
PLAN = hunt(
    stage("a", 1, picture="boat"),
    stage("b", 2, lock=ChoiceLock(options=OPTIONS)),
    stage("c", 3, picture="cover"),
    stage("d", 4, picture="kit:fox"),
    cover="cover",
)


def test_assets_are_listed_once_in_the_order_of_first_use() -> None:
    assert pictures_in(PLAN) == ("cover", "boat", "fish")
    assert pictures_in(sample()) == ()


def test_drawings_of_the_kit_are_no_assets() -> None:
    assert is_kit("kit:owl")
    assert not is_kit("owl")


def test_assets_get_other_names_wherever_they_are_shown() -> None:
    renamed = with_pictures(PLAN, {"cover": "p1", "boat": "p2", "fish": "p3"})
    assert pictures_in(renamed) == ("p1", "p2", "p3")
    assert renamed.stages[3].picture == "kit:fox"
    assert with_pictures(renamed, {"p1": "cover", "p2": "boat", "p3": "fish"}) == PLAN


def test_names_can_be_swapped() -> None:
    swapped = with_pictures(PLAN, {"cover": "boat", "boat": "cover"})
    assert (swapped.cover, swapped.stages[0].picture) == ("boat", "cover")
