"""What the README says is so."""

import re
import tomllib
from pathlib import Path

from app.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def test_every_setting_stands_in_its_table_as_it_is() -> None:
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = str(default).lower() if isinstance(default, bool) else str(default)
        cell = f"`{shown}`" if shown else ""
        row = f"| `REDTHREAD_{name.upper()}` | {cell} | {field.description} |"
        assert row in README
    assert README.count("| `REDTHREAD_") == len(Settings.model_fields)


def test_every_package_has_a_line_that_says_why() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["data"]
    table = README.split("## What it stands on")[1].split("## ")[0]
    for requirement in wanted:
        name = re.split(r"[\[<>=]", requirement)[0]
        assert name in table or name.startswith("fontpkg-"), name


def test_every_room_is_on_the_map() -> None:
    rooms = [path.name for path in (ROOT / "app").iterdir() if (path / "__init__.py").is_file()]
    for room in set(rooms) - {"samples"}:
        assert f"`app/{room}`" in README, room


def test_every_file_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).is_file(), target
