"""Every address of the app on one page: method, path, the function that answers.

A new route gets its line here and its row in tests/web/access_matrix.py.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from fastapi import FastAPI

from app.web import health
from app.web.console import act, change, console, qr, ready, try_hunt
from app.web.household import (
    details,
    front,
    invitation,
    invited,
    login,
    logout,
    overview,
    password,
    pin,
    register,
    remove_household,
    remove_parent,
    setup,
)
from app.web.planner import (
    carrying,
    fragments,
    history,
    hunt,
    keeping,
    message,
    pictures,
    preview_stage,
    settings,
    shelf,
    stage,
    stages,
)
from app.web.play import answer, clues, door, hint, page, picture, stream, try_out
from app.web.printing import book, choose, letter, master


class Route(NamedTuple):
    """One line of the table."""

    method: str
    path: str
    answer: Callable[..., Any]


ROUTES = [
    # Play stands first: the table is searched from the top for every request
    Route("GET", "/play/page/{page}", page.read),
    Route("GET", "/play/page/{page}/refresh", page.refresh),
    Route("POST", "/play/page/{page}/answer", answer.answer),
    Route("POST", "/play/page/{page}/hint", hint.take_hint),
    Route("POST", "/try", try_out.try_out),
    Route("GET", "/join", door.ask_word),
    Route("POST", "/join", door.say_word),
    Route("GET", "/j/{token}", door.door),
    Route("POST", "/j/{token}", door.come_in),
    Route("GET", "/play", page.start),
    Route("GET", "/play/who", door.ask_who),
    Route("POST", "/play/who", door.say_who),
    Route("GET", "/play/pages", clues.pages),
    Route("GET", "/play/turn", page.turn),
    Route("GET", "/play/clues", clues.clues),
    Route("GET", "/play/picture/{asset_id}/{size}", picture.picture),
    Route("GET", "/play/stream", stream.stream),
    Route("GET", "/healthz", health.alive),
    # The front door and the household
    Route("GET", "/", front.front),
    Route("GET", "/setup", setup.ask_setup),
    Route("POST", "/setup", setup.make_setup),
    Route("GET", "/login", login.ask_login),
    Route("POST", "/login", login.check_login),
    Route("POST", "/logout", logout.log_out),
    Route("GET", "/register", register.ask_register),
    Route("POST", "/register", register.register),
    Route("GET", "/invite/{token}", invited.ask_invited),
    Route("POST", "/invite/{token}", invited.take_up_invitation),
    Route("GET", "/household", overview.overview),
    Route("POST", "/household/details", details.change_details),
    Route("POST", "/household/me", details.change_my_name),
    Route("POST", "/household/password", password.change_my_password),
    Route("POST", "/household/pin", pin.change_pin),
    Route("POST", "/household/invitations", invitation.make_invitation),
    Route("POST", "/household/invitations/{invitation}/back", invitation.take_invitation_back),
    Route("GET", "/household/parents/{parent}/remove", remove_parent.ask),
    Route("POST", "/household/parents/{parent}/remove", remove_parent.remove),
    Route("GET", "/household/remove", remove_household.ask),
    Route("POST", "/household/remove", remove_household.remove),
    # The planner
    Route("GET", "/hunts", shelf.shelf),
    Route("POST", "/hunts", shelf.begin_hunt),
    Route("GET", "/hunts/import", carrying.ask_import),
    Route("POST", "/hunts/import", carrying.bring_in),
    Route("GET", "/hunts/{hunt_id}", hunt.show_hunt),
    Route("GET", "/hunts/{hunt_id}/settings", settings.ask_settings),
    Route("POST", "/hunts/{hunt_id}/settings", settings.send_settings),
    Route("POST", "/hunts/{hunt_id}/stages", stages.add_stage),
    Route("GET", "/hunts/{hunt_id}/stages/{stage_id}", stage.ask_stage),
    Route("POST", "/hunts/{hunt_id}/stages/{stage_id}", stage.send_stage),
    Route("POST", "/hunts/{hunt_id}/stages/{stage_id}/preview", preview_stage.preview_stage),
    Route("POST", "/hunts/{hunt_id}/stages/{stage_id}/move", stages.move_stage),
    Route("POST", "/hunts/{hunt_id}/stages/{stage_id}/copy", stages.copy_stage),
    Route("POST", "/hunts/{hunt_id}/stages/{stage_id}/remove", stages.remove_stage),
    Route("GET", "/hunts/{hunt_id}/fragments", fragments.ask_fragments),
    Route("POST", "/hunts/{hunt_id}/fragments", fragments.send_fragment),
    Route("GET", "/hunts/{hunt_id}/message", message.ask_message),
    Route("POST", "/hunts/{hunt_id}/message", message.send_message),
    Route("GET", "/hunts/{hunt_id}/history", history.show_history),
    Route("POST", "/hunts/{hunt_id}/undo", history.undo_change),
    Route("POST", "/hunts/{hunt_id}/restore", history.go_back),
    Route("GET", "/hunts/{hunt_id}/copy", keeping.ask_copy),
    Route("POST", "/hunts/{hunt_id}/copy", keeping.make_copy),
    Route("POST", "/hunts/{hunt_id}/remove", keeping.remove),
    Route("POST", "/hunts/{hunt_id}/bring-back", keeping.bring),
    Route("GET", "/hunts/{hunt_id}/export", carrying.export),
    Route("GET", "/pictures/{asset_id}/{size}", pictures.picture),
    # Making ready, printing and the console
    Route("POST", "/hunts/sample", try_hunt.take_sample),
    Route("POST", "/hunts/{hunt_id}/try", try_hunt.try_hunt),
    Route("GET", "/hunts/{hunt_id}/ready", ready.ask_ready),
    Route("POST", "/hunts/{hunt_id}/ready", ready.be_ready),
    Route("GET", "/hunts/{hunt_id}/runs/{run_id}", console.console),
    Route("GET", "/hunts/{hunt_id}/runs/{run_id}/stream", console.stream),
    Route("GET", "/hunts/{hunt_id}/runs/{run_id}/do", act.ask),
    Route("POST", "/hunts/{hunt_id}/runs/{run_id}/do", act.do_it),
    Route("POST", "/hunts/{hunt_id}/runs/{run_id}/take", change.take),
    Route("POST", "/hunts/{hunt_id}/runs/{run_id}/printed", change.printed),
    Route("GET", "/hunts/{hunt_id}/runs/{run_id}/qr.svg", qr.play_link),
    Route("GET", "/hunts/{hunt_id}/runs/{run_id}/letter", letter.letter),
    Route("GET", "/hunts/{hunt_id}/print", choose.choose),
    Route("GET", "/hunts/{hunt_id}/print/master", master.master),
    Route("GET", "/hunts/{hunt_id}/print/book", book.book),
]


def install_routes(app: FastAPI) -> None:
    """Hang every route into the app. The hunt file is the public format; the screens are not."""
    for route in ROUTES:
        app.add_api_route(
            route.path,
            route.answer,
            # Whoever asks for the head alone, such as a proxy that looks if we are well, gets it.
            methods=["GET", "HEAD"] if route.method == "GET" else [route.method],
            response_model=None,
            include_in_schema=False,
        )
