"""Editions made ready to be played, and kept at hand so that no tap has to read a plan again."""

import json
from dataclasses import asdict
from zoneinfo import ZoneInfo

from markupsafe import Markup

from app.engine.game import Game, Prose
from app.locks.base import Reading
from app.plan.document import HuntPlan, Stage
from app.plan.prose import fill, to_html
from app.services.kept import Kept
from app.store.editions import load_edition
from app.store.runs import RunRow
from app.store.transaction import Tx


def prepare(plan: HuntPlan) -> str:
    """Return the JSON of all safe HTML of a plan by stage, names not yet filled in."""
    return json.dumps({stage.id: asdict(_rendered(stage)) for stage in plan.stages})


def make_game(
    plan: HuntPlan, prepared: str, children: tuple[str, ...], *,
    zone: str = "UTC", seed: int = 0, try_out: bool = False,
) -> Game:  # fmt: skip
    """Return a plan as a run with these children plays it."""
    prose = {
        stage: Prose(
            **{part: Markup(fill(html, children, plan.language)) for part, html in texts.items()
               if isinstance(html, str)},
            hints=tuple(Markup(fill(hint, children, plan.language)) for hint in texts["hints"]),
        )
        for stage, texts in json.loads(prepared).items()
    }  # fmt: skip
    reading = Reading(language=plan.language, age=plan.age, seed=seed, pages=plan.pages)
    return Game(plan, reading, ZoneInfo(zone), children, try_out, prose)


class Games:
    """The games that were played last, by run and edition. Safe to be used from many threads."""

    def __init__(self, most: int = 256) -> None:
        self._kept: Kept[tuple[str, str], Game] = Kept(most)

    def of(self, tx: Tx, run: RunRow) -> Game:
        """Return the game a run plays at present."""
        return self.of_edition(tx, run, run.edition_id)

    def of_edition(self, tx: Tx, run: RunRow, edition_id: str) -> Game:
        """Return the game a run would play with this edition."""
        key = (run.id, edition_id)
        game = self._kept.get(key)
        if game is None:
            game = self._load(tx, run, edition_id)
            self._kept.put(key, game)
        return game

    def _load(self, tx: Tx, run: RunRow, edition_id: str) -> Game:
        edition = load_edition(tx, edition_id)
        if edition is None:
            raise LookupError(f"run {run.id} plays edition {edition_id}, which is not there")
        return make_game(
            HuntPlan.model_validate_json(edition.plan),
            edition.prepared,
            tuple(json.loads(run.children)),
            zone=run.zone,
            seed=run.seed,
            try_out=run.sample,
        )


def _rendered(stage: Stage) -> Prose:
    return Prose(
        story=to_html(stage.story),
        task=to_html(stage.task),
        on_screen=to_html(stage.on_screen),
        after=to_html(stage.after),
        hints=tuple(to_html(hint.text) for hint in stage.hints),
    )
