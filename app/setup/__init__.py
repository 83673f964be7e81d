"""What makes this program start on a machine that has nothing but Python.

- `bootstrap.py`: the `.venv`, and in it exactly the packages of the locks, checked by hash.
- `run.lock`, `dev.lock`, `uv.lock`: for running, for testing, and the installer itself.
- `network.py`: certificates and proxies, told to every tool in its own words.
- `postgres.py`, `chromium.py`: a real database and a real browser for the tests.
- `package.json`, `bun.lock`: which Chromium, by hash.
- `fonts.py`: the web fonts, made small from the packages that hold them.

Imports nothing of the program; `bootstrap` and `network` import the standard library only.
"""
