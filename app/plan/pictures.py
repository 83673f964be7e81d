"""Which pictures a plan shows, and how they get other names."""

from collections.abc import Iterator, Mapping

from app.locks.choice import ChoiceLock
from app.plan.document import HuntPlan, Stage

KIT = "kit:"
"""Begins the name of a drawing of our own; every other name is an asset's id."""


def pictures_in(plan: HuntPlan) -> tuple[str, ...]:
    """Return the assets that a plan shows, each once, in the order of their first use."""
    return tuple(dict.fromkeys(name for name in _named(plan) if name and not is_kit(name)))


def is_kit(name: str) -> bool:
    """Whether a picture is a drawing of our own."""
    return name.startswith(KIT)


def with_pictures(plan: HuntPlan, names: Mapping[str, str]) -> HuntPlan:
    """Return the plan with its assets renamed; a name that is not in `names` stays."""
    stages = tuple(_renamed(stage, names) for stage in plan.stages)
    return plan.model_copy(update={"cover": names.get(plan.cover, plan.cover), "stages": stages})


def _named(plan: HuntPlan) -> Iterator[str]:
    yield plan.cover
    for stage in plan.stages:
        yield stage.picture
        if isinstance(stage.lock, ChoiceLock):
            yield from (option.picture for option in stage.lock.options)


def _renamed(stage: Stage, names: Mapping[str, str]) -> Stage:
    changes: dict[str, object] = {"picture": names.get(stage.picture, stage.picture)}
    if isinstance(stage.lock, ChoiceLock):
        options = tuple(
            option.model_copy(update={"picture": names.get(option.picture, option.picture)})
            for option in stage.lock.options
        )
        changes["lock"] = stage.lock.model_copy(update={"options": options})
    return stage.model_copy(update=changes)
