"""`import FILE`: put the hunt of a file on a household's shelf."""

import argparse
import hashlib
from datetime import UTC, datetime
from pathlib import Path

from app.commands.opening import add_data, chosen_settings, open_store

HELP = "put the hunt of a file on the shelf"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, and for whom it is where there are several households."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a hunt file")
    parser.add_argument(
        "--for", dest="login", metavar="NAME", help="a login of the household that gets it"
    )
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Bring the hunt in; the same file again changes nothing."""
    from app.plan.bundle import BundleRefused
    from app.services.archiving import ShelfFull, import_hunt
    from app.store.households import logins, parent_by_login
    from app.store.hunts import Author, hunt_of

    settings = chosen_settings(data=args.data)
    with open_store(settings) as db:
        with db.read() as session:
            wanted = [args.login.casefold()] if args.login else logins(session)
            parents = [one for one in (parent_by_login(session, name) for name in wanted) if one]
        households = {parent.household_id for parent in parents}
        if not households:
            raise SystemExit("There is no such household. Make one in the browser first.")
        if len(households) > 1:
            raise SystemExit("There are several households. Say for whom it is: --for NAME.")
        (household_id,) = households
        try:
            with args.file.open("rb") as file:
                key = hashlib.file_digest(file, "sha256").hexdigest()
                hunt_id = import_hunt(
                    db, settings.data, household_id, file, Author(None, "import"), key,
                    datetime.now(UTC),
                )  # fmt: skip
        except BundleRefused as error:
            raise SystemExit(error.says) from error
        except ShelfFull as error:
            raise SystemExit("The shelf of this household is full.") from error
        with db.read() as session:
            hunt = hunt_of(session, household_id, hunt_id)
    print(f"“{hunt.title if hunt else ''}” is on the shelf.")
    return 0
