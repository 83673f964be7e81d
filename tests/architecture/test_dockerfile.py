"""The image: well-formed, not root, and made of files that its context has."""

import subprocess
import sys
from pathlib import Path

from app.setup.bootstrap import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
LINES = [line.split() for line in DOCKERFILE.splitlines() if line.strip()]


def hadolint(text: str) -> str:
    """Return what hadolint finds in a Dockerfile."""
    program = Path(sys.executable).with_name("hadolint")
    return subprocess.run([program, "-"], input=text, capture_output=True, text=True).stdout


def test_hadolint_finds_nothing() -> None:
    assert hadolint(DOCKERFILE) == ""


def test_hadolint_would_find_something() -> None:
    assert "DL3006" in hadolint("FROM python\n")


def test_it_does_not_run_as_root() -> None:
    assert [words[1] for words in LINES if words[0] == "USER"] == ["10001"]


def test_what_is_copied_is_in_the_context() -> None:
    context = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = {words[1] for words in LINES if words[0] == "COPY" and "--from" not in words[1]}
    assert copied
    assert {f"!{source}" for source in copied} <= set(context)
    assert all((ROOT / source).is_dir() for source in copied)


def test_data_and_health() -> None:
    assert ["VOLUME", "/data"] in LINES
    assert "/healthz" in DOCKERFILE
