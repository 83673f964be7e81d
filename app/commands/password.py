"""`password NAME`: set a new password for a grown-up who is locked out."""

import argparse
import getpass
import sys

from app.commands.opening import add_data, chosen_settings, open_store

HELP = "set a new password for a grown-up"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take whose password it is."""
    parser.add_argument("name", help="the e-mail or user name that the grown-up logs in with")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Ask for the password twice, or read one line when it is piped in; log them out everywhere."""
    from app.services.logins import fold_login
    from app.services.own_password import reset_password
    from app.services.passwords import LONGEST, SHORTEST, Passwords
    from app.store.households import logins

    with open_store(chosen_settings(data=args.data)) as db:
        with db.read() as session:
            known = logins(session)
        if fold_login(args.name) not in known:
            names = ", ".join(known) or "nobody yet"
            raise SystemExit(f"Nobody logs in as “{args.name}”. There is: {names}.")
        password = ask_password() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
        if not SHORTEST <= len(password) <= LONGEST:
            raise SystemExit(f"A password has {SHORTEST} to {LONGEST} characters. Nothing changed.")
        reset_password(db, Passwords(), args.name, password)
    print(f"“{args.name}” has a new password and is logged out everywhere.")
    return 0


def ask_password() -> str:
    """Ask for it twice on the terminal. Raises SystemExit when the two differ."""
    password = getpass.getpass("New password: ")
    if getpass.getpass("Once more: ") != password:
        raise SystemExit("These two were not the same. Nothing changed.")
    return password
