"""The joined style sheets say what their parts say, and point at files that exist."""

import gzip
import re
from pathlib import Path

import pytest

from app.web.files import STATIC
from app.web.styles import JOINED, joined, squeeze

SHEETS = sorted(path.relative_to(STATIC).as_posix() for path in STATIC.glob("css/**/*.css"))


def test_squeezing_keeps_what_blanks_mean() -> None:
    sheet = "/* why */\n.a :hover,\n.b > .c {\n  margin: 0 -1px;\n  color: red;\n}\n"
    assert squeeze(sheet) == ".a :hover,.b>.c{margin:0 -1px;color:red;}"


@pytest.mark.parametrize("address", JOINED)
def test_a_joined_sheet_has_every_rule_of_its_parts(address: str) -> None:
    sheet = joined(STATIC)[address].decode()
    parts = [(STATIC / f"css/{part}.css").read_text() for part in JOINED[address]]
    assert sheet.count("{") == sum(part.count("{") for part in parts) == sheet.count("}")
    assert "/*" not in sheet


@pytest.mark.parametrize("name", SHEETS)
def test_every_picture_of_a_sheet_exists(name: str) -> None:
    for address in re.findall(r"url\((/static/[^)]+)\)", (STATIC / name).read_text()):
        assert (STATIC / Path(address).relative_to("/static")).is_file(), address


@pytest.mark.parametrize("name", SHEETS)
def test_old_tablets_can_read_every_sheet(name: str) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (STATIC / name).read_text(), flags=re.DOTALL)
    assert ":has(" not in sheet
    assert "color-mix(" not in sheet
    assert "&" not in sheet


def test_the_childs_styles_are_light() -> None:
    assert len(gzip.compress(joined(STATIC)["css/child.css"], 9)) <= 7_850
