"""Who may do what: one row a route. A route without a row fails the tests.

The actors: `owner` has made the hunt; `partner` is the second parent of that household; `other` is
a parent of another family; `child` holds a tablet of the run; `guest` holds one of another run;
`nobody` has no cookie at all.
"""

from typing import Literal, NamedTuple

Answer = Literal["yes", "login", "join", "missing"]
ACTORS = ("owner", "partner", "other", "child", "guest", "nobody")


class Row(NamedTuple):
    """What each actor gets: `yes` (it is done, or refused for what was sent), sent to `login` or
    `join`, or `missing`: the same answer as for a thing that does not exist."""

    owner: Answer
    partner: Answer
    other: Answer
    child: Answer
    guest: Answer
    nobody: Answer


EVERYBODY = Row("yes", "yes", "yes", "yes", "yes", "yes")
PARENTS = Row("yes", "yes", "yes", "login", "login", "login")
HOUSEHOLD = Row("yes", "yes", "missing", "login", "login", "login")
RUN = Row("join", "join", "join", "yes", "missing", "join")
"""A page that this child's run has opened and the guest's run has not."""
ANY_RUN = Row("join", "join", "join", "yes", "yes", "join")

MATRIX: dict[str, Row] = {
    "GET /healthz": EVERYBODY,
    "GET /": EVERYBODY,
    "GET /setup": EVERYBODY,
    "POST /setup": EVERYBODY,
    "GET /login": EVERYBODY,
    "POST /login": EVERYBODY,
    "POST /logout": EVERYBODY,
    "GET /register": EVERYBODY,
    "POST /register": EVERYBODY,
    "GET /invite/{token}": EVERYBODY,
    "POST /invite/{token}": EVERYBODY,
    "GET /household": PARENTS,
    "POST /household/details": PARENTS,
    "POST /household/me": PARENTS,
    "POST /household/password": PARENTS,
    "POST /household/pin": PARENTS,
    "POST /household/invitations": PARENTS,
    "POST /household/invitations/{invitation}/back": PARENTS,
    "GET /household/parents/{parent}/remove": HOUSEHOLD,
    "POST /household/parents/{parent}/remove": HOUSEHOLD,
    "GET /household/remove": PARENTS,
    "POST /household/remove": PARENTS,
    "GET /hunts": PARENTS,
    "POST /hunts": PARENTS,
    "GET /hunts/import": PARENTS,
    "POST /hunts/import": PARENTS,
    "GET /hunts/{hunt_id}": HOUSEHOLD,
    "GET /hunts/{hunt_id}/settings": HOUSEHOLD,
    "POST /hunts/{hunt_id}/settings": HOUSEHOLD,
    "POST /hunts/{hunt_id}/stages": HOUSEHOLD,
    "GET /hunts/{hunt_id}/stages/{stage_id}": HOUSEHOLD,
    "POST /hunts/{hunt_id}/stages/{stage_id}": HOUSEHOLD,
    "POST /hunts/{hunt_id}/stages/{stage_id}/preview": HOUSEHOLD,
    "POST /hunts/{hunt_id}/stages/{stage_id}/move": HOUSEHOLD,
    "POST /hunts/{hunt_id}/stages/{stage_id}/copy": HOUSEHOLD,
    "POST /hunts/{hunt_id}/stages/{stage_id}/remove": HOUSEHOLD,
    "GET /hunts/{hunt_id}/fragments": HOUSEHOLD,
    "POST /hunts/{hunt_id}/fragments": HOUSEHOLD,
    "GET /hunts/{hunt_id}/message": HOUSEHOLD,
    "POST /hunts/{hunt_id}/message": HOUSEHOLD,
    "GET /hunts/{hunt_id}/history": HOUSEHOLD,
    "POST /hunts/{hunt_id}/undo": HOUSEHOLD,
    "POST /hunts/{hunt_id}/restore": HOUSEHOLD,
    "GET /hunts/{hunt_id}/copy": HOUSEHOLD,
    "POST /hunts/{hunt_id}/copy": HOUSEHOLD,
    "POST /hunts/{hunt_id}/remove": HOUSEHOLD,
    "POST /hunts/{hunt_id}/bring-back": HOUSEHOLD,
    "GET /hunts/{hunt_id}/export": HOUSEHOLD,
    "GET /pictures/{asset_id}/{size}": HOUSEHOLD,
    "POST /hunts/sample": PARENTS,
    "POST /hunts/{hunt_id}/try": HOUSEHOLD,
    "GET /hunts/{hunt_id}/ready": HOUSEHOLD,
    "POST /hunts/{hunt_id}/ready": HOUSEHOLD,
    "GET /hunts/{hunt_id}/runs/{run_id}": HOUSEHOLD,
    "GET /hunts/{hunt_id}/runs/{run_id}/stream": HOUSEHOLD,
    "GET /hunts/{hunt_id}/runs/{run_id}/do": HOUSEHOLD,
    "POST /hunts/{hunt_id}/runs/{run_id}/do": HOUSEHOLD,
    "POST /hunts/{hunt_id}/runs/{run_id}/take": HOUSEHOLD,
    "POST /hunts/{hunt_id}/runs/{run_id}/printed": HOUSEHOLD,
    "GET /hunts/{hunt_id}/runs/{run_id}/qr.svg": HOUSEHOLD,
    "GET /hunts/{hunt_id}/runs/{run_id}/letter": HOUSEHOLD,
    "GET /hunts/{hunt_id}/print": HOUSEHOLD,
    "GET /hunts/{hunt_id}/print/master": HOUSEHOLD,
    "GET /hunts/{hunt_id}/print/book": HOUSEHOLD,
    "POST /try": EVERYBODY,
    "GET /join": EVERYBODY,
    "POST /join": EVERYBODY,
    "GET /j/{token}": EVERYBODY,
    "POST /j/{token}": EVERYBODY,
    "GET /play": ANY_RUN,
    "GET /play/who": ANY_RUN,
    "POST /play/who": ANY_RUN,
    "GET /play/pages": ANY_RUN,
    "GET /play/turn": RUN,
    "GET /play/clues": ANY_RUN,
    "GET /play/page/{page}": RUN,
    "GET /play/page/{page}/refresh": RUN,
    "POST /play/page/{page}/answer": RUN,
    "POST /play/page/{page}/hint": RUN,
    "GET /play/picture/{asset_id}/{size}": RUN,
    "GET /play/stream": ANY_RUN,
}
