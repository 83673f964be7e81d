"""`export HUNT FILE`: write a hunt with its pictures as one file."""

import argparse
import io
from pathlib import Path

from app.commands.opening import add_data, chosen_settings, open_store

HELP = "write a hunt with its pictures as one file"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take which hunt, and where to."""
    parser.add_argument("hunt", metavar="HUNT", help="the hunt's title, or the end of its address")
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write; a new one")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file. No names, runs or photos of children are in it."""
    from app.plan.bundle import BundleRefused
    from app.services.archiving import export_hunt
    from app.store.hunts import hunts_called

    settings = chosen_settings(data=args.data)
    with open_store(settings) as db, db.read() as session:
        found = hunts_called(session, args.hunt)
        if not found:
            raise SystemExit(f"There is no hunt called “{args.hunt}”.")
        if len(found) > 1:
            ends = ", ".join(hunt.id for hunt in found)
            raise SystemExit(f"Several hunts are called “{args.hunt}”. Say which: {ends}.")
        hunt = found[0]
        written = io.BytesIO()
        try:
            export_hunt(session, settings.data, hunt.household_id, hunt.id, written)
            with args.file.open("xb") as file:
                file.write(written.getvalue())
        except BundleRefused as error:
            raise SystemExit(error.says) from error
        except FileExistsError as error:
            raise SystemExit(f"{args.file} is there already. Nothing was written.") from error
    print(f"“{hunt.title}” is in {args.file}.")
    return 0
