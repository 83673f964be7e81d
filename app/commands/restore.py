"""`restore FILE`: put a backup into an empty data folder."""

import argparse
from pathlib import Path

from app.commands.opening import add_data, chosen_settings

HELP = "put a backup into an empty data folder"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the backup to read."""
    parser.add_argument("file", type=Path, help="a file that `backup` has written")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Check the backup, put it in place and say so."""
    from app.store.backup import restore
    from app.store.backup_file import BackupError
    from app.store.errors import StoreError

    settings = chosen_settings(data=args.data)
    try:
        kept = restore(args.file, settings.store_url, settings.data)
    except (BackupError, StoreError, OSError) as error:
        raise SystemExit(str(error)) from error
    print(f"The server is as it was on {kept.made_at:%d %B %Y, %H:%M} UTC.")
    print(f"Its data is in {settings.data.resolve()}.")
    return 0
