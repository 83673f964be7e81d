"""How stages, fragments and gates are called in sentences for a parent."""

from collections.abc import Sequence

from app.plan.document import Fragment, Gate, HuntPlan, Stage


def stage_name(stage: Stage) -> str:
    """Return "“The sewing basket” (page 4)", or "Page 4" while there is no title."""
    return f"“{stage.title}” (page {stage.page})" if stage.title else f"Page {stage.page}"


def fragment_name(fragment: Fragment) -> str:
    """Return "The clue “H”", its label or else its sign in quotation marks."""
    name = fragment.label or fragment.sign
    return f"The clue “{name}”" if name else "A clue without a name"


def gate_words(plan: HuntPlan, gate: Gate) -> str:
    """Return when a page opens, to follow its name: "now opens after …"."""
    if not gate.of:
        return "is now open from the start"
    names = []
    for thing in gate.of:
        stage, fragment = plan.stage(thing), plan.fragment(thing)
        if stage:
            names.append(stage_name(stage))
        elif fragment:
            names.append(_lower(fragment_name(fragment)))
    count = f"any {gate.need} of " if gate.need and gate.need < len(gate.of) else ""
    return f"now opens after {count}{listed(names)}"


def listed(names: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shown(text: str, most: int = 60) -> str:
    """Return a stranger's text as it can stand in a sentence: cut, and dots for odd characters."""
    printable = "".join(char if char.isprintable() else "·" for char in text[: most + 1])
    return printable if len(printable) <= most else f"{printable[: most - 1]}…"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
