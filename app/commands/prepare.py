"""`prepare`: fetch what running needs, and stop. For images and for later use without network."""

import argparse

HELP = "fetch what running needs, and stop"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(args: argparse.Namespace) -> int:
    """Do nothing more: every command has its packages fetched before it runs."""
    return 0
