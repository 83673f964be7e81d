"""After the hunt was changed: take the change into the run, and note what was printed anew."""

from fastapi import Request
from fastapi.responses import Response

from app.printing.order import pages_in_words
from app.services.publishing import GoneAlready, NotReady, take_change
from app.services.renewing import have_printed
from app.web.console.act import sent_key
from app.web.console.run_at import ARun
from app.web.deps import Db, Now, Parent
from app.web.errors import NotHere, Refused
from app.web.forms import SentForm
from app.web.screen import go


def take(
    request: Request, place: ARun, visitor: Parent, form: SentForm, db: Db, now: Now
) -> Response:
    """Let the run play the hunt as it is now."""
    key, games = sent_key(form), request.app.state.games
    try:
        table = db.write(
            lambda tx: take_change(tx, games, visitor.household_id, place.id, key, now)
        )
    except NotReady as error:
        raise Refused(_not_ready(len(error.problems)), 422) from error
    except GoneAlready as error:
        raise Refused(_gone(error.pages), 422) from error
    if table is None:
        raise NotHere
    return go(request, f"{place.url}?done=taken")


def printed(request: Request, place: ARun, visitor: Parent, db: Db) -> Response:
    """Note that the sheets of what the run plays are printed."""
    db.write(lambda tx: have_printed(tx, visitor.household_id, place.id))
    return go(request, f"{place.url}?done=printed")


def _not_ready(count: int) -> str:
    things = "One thing is" if count == 1 else f"{count} things are"
    return (
        f"{things} still to be fixed in the changed hunt. Fix that first; the children play on "
        "with the hunt as it was."
    )


def _gone(pages: tuple[int, ...]) -> str:
    has = "has" if len(pages) == 1 else "have"
    name = pages_in_words(pages)
    return (
        f"The children have opened {name}, which {has} been removed from the hunt. Bring it back "
        "with Undo, then take the changes in."
    )
