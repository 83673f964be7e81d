"""The door: `python3 -m app COMMAND`. This file must be understood by an old Python too."""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    this = sys.version.split()[0]
    sys.exit(
        f"Red Thread needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {this}.\n"
        "Install a newer one and start with it, for example: python3.12 -m app run"
    )
else:
    from app.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
