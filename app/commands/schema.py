"""`schema`: the JSON Schema of the hunt file, for those who write one with a program."""

import argparse
import json
import sys

HELP = "print the JSON Schema of the hunt file"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    from app.plan.formats import schema

    json.dump(schema(), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0
