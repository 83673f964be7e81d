"""`backup FILE`: keep everything in one file, while the server runs or not."""

import argparse
from pathlib import Path

from app.commands.opening import add_data, chosen_settings

HELP = "keep everything in one file, also while the server runs"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file to write."""
    parser.add_argument("file", type=Path, help="file to write; one of that name is replaced")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Write the backup and say what is in it."""
    from datetime import UTC, datetime

    from app.store.backup import backup
    from app.store.backup_file import BackupError
    from app.store.errors import StoreError

    settings = chosen_settings(data=args.data)
    try:
        kept = backup(settings.store_url, settings.data, args.file, datetime.now(UTC))
    except (BackupError, StoreError, OSError) as error:
        raise SystemExit(str(error)) from error
    pictures = len(kept.files) - 1
    print(f"{args.file} holds the whole database and {pictures} picture files.")
    print("It holds the family's names and hunts: keep it where only you can read it.")
    return 0
