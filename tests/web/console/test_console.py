import re
from datetime import datetime

import zxingcpp
from PIL import Image

from app.locks.choice import ChoiceLock, Option
from app.plan.document import Job
from app.services.pin import set_pin
from tests.builders import hunt, stage, three_stage_hunt
from tests.web.console.day import Day, a_day
from tests.web.people import Clock


def section(page: str, start: str, end: str) -> str:
    """Return the part of a page from one text to the next."""
    return page.partition(start)[2].partition(end)[0]


def words(part: str) -> str:
    """Return a part of a page as it is read: without tags, one blank between words."""
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


def card(page: str, number: int) -> str:
    """Return the card of an open page."""
    return section(page, f'id="page-{number}"', "</article>")


def test_before_the_start_it_shows_how_they_get_in(day: Day) -> None:
    page = day.look()
    assert day.run.play_word in page
    assert f"http://testserver/j/{day.run.play_token}" in page
    assert f'src="{day.url}/qr.svg"' in page
    assert f'href="{day.url}/letter"' in page
    assert f'href="/j/{day.run.play_token}"' in page
    assert "not begun" in page
    assert "Open now" not in page


def test_jobs_before_the_hunt_are_listed(day: Day) -> None:
    jobs = (Job(text="Buy flour"), Job(text="Light the oven", when="on_open"))
    plan = hunt(stage("cake", 4, jobs=jobs), title="Jobs")
    other = a_day(day.app, day.parent, day.browser_of, plan, "Juno")
    assert "Buy flour" in other.look()
    assert "Light the oven" not in other.look()
    other.tablet("Juno")
    assert "Light the oven" in card(other.look(), 4)


def test_looking_changes_nothing(day: Day) -> None:
    day.tablet("Juno").enter(4, way="tap")
    before = day.events
    day.look()
    day.parent.get(f"{day.url}/do?do=end")
    day.parent.get(day.url, headers={"HX-Request": "true", "HX-Target": "live"})
    assert day.events == before


def test_an_open_page_has_all_that_helps_to_help(day: Day) -> None:
    day.tablet("Juno")
    found = card(day.look(), 4)
    assert "Good morning, Juno and Teo! The oven is warm." in found
    assert "Bake a cake." in found
    assert "Card: Marzipan" in found
    assert "You see the cake." in found
    assert "Ask for the big bowl." in found
    assert "Give hint 1" in found
    assert 'id="page-13"' not in day.look(), "what is shut is only in the list"


def test_every_try_is_told_with_who_and_what_came_of_it(day: Day) -> None:
    juno, teo = day.tablet("Juno"), day.tablet("Teo")
    juno.enter(4, "Marzipan")
    juno.enter(27, "12")
    teo.enter(27, "<99>")
    found = card(day.look(), 27)
    assert re.search(r"Juno: <b>12</b>,\s+not it\. The story said: One is hiding\.", found)
    assert "Teo: <b><99></b>" in found
    assert "&lt;99&gt;" in day.parent.get(day.url).text
    assert found.index("Teo:") < found.index("Juno:"), "the newest first"
    teo.enter(27, "13")
    juno.enter(13, "3187")
    assert "3187</b>, nearly: two neighbours are swapped" in card(day.look(), 13)


def test_what_was_chosen_is_told_in_words(day: Day) -> None:
    options = (Option(id="o1", text="A cow"), Option(id="o2", text="A cat"))
    lock = ChoiceLock(options=options, right=("o2",))
    other = a_day(day.app, day.parent, day.browser_of, hunt(stage("a", 5, lock=lock)), "Ada")
    other.tablet("Ada").enter(5, "o1")
    assert "Ada: <b>A cow</b>" in card(other.look(), 5)


def test_a_missed_pin_is_told_without_what_was_typed(day: Day) -> None:
    state = day.app.state
    set_pin(state.db, state.passwords, day.household_id, "1234")
    day.tablet("Juno").enter(4, way="pin", pin="4711")
    page = day.look()
    assert "Juno: not the family’s PIN" in card(page, 4)
    assert "4711" not in page


def test_what_waits_for_a_grown_up_stands_first(day: Day) -> None:
    juno = day.tablet("Juno")
    juno.enter(4, way="tap")
    page = day.look()
    box = section(page, 'class="ask"', "</section>")
    assert "Is the cake in the oven?" in box
    assert "Page 4, Cake. Juno pressed “We did it” just now." in box
    assert "Yes, open it" in box
    assert "Not yet" in box
    assert page.index('class="ask"') < page.index("Open now")


def test_a_page_that_takes_long_is_marked(day: Day, clock: Clock) -> None:
    day.tablet("Juno")
    assert "Slow" not in card(day.look(), 4)
    clock.advance(minutes=6)
    assert "Slow" in card(day.look(), 4)


def test_tablets_are_listed_with_when_they_were_last_heard(day: Day, clock: Clock) -> None:
    teo = day.tablet("Teo")
    clock.advance(seconds=1)
    day.tablet("Juno")
    clock.advance(minutes=2)
    teo.page(4)
    lines = section(day.look(), '<ul class="tablets">', "</ul>")
    assert re.search(r"Teo</b>.*just now.*Juno</b>.*2 minutes ago", lines, re.DOTALL)


def test_so_far_is_told_at_the_familys_time(day: Day, clock: Clock) -> None:
    clock.now = datetime.fromisoformat("2026-05-16T13:34:00+00:00")
    juno = day.tablet("Juno")
    juno.enter(4, "Marzipan")
    timeline = words(section(day.look(), 'class="timeline"', "</ol>"))
    assert "15:34 Juno solved page 4 with “Marzipan”" in timeline
    assert "Now open: page 27" in timeline
    assert "They opened the book" in timeline
    assert timeline.index("page 27") < timeline.index("They opened the book")


def test_every_page_is_in_the_list_with_what_can_be_done(day: Day) -> None:
    day.tablet("Juno").enter(4, "Marzipan")
    rows = section(day.look(), 'class="all-pages"', "</ol>").split("</li>")
    found = [re.findall(r"do=(\w+)&stage=(\w+)", row) for row in rows]
    assert found[:3] == [
        [("step_back", "cake")],
        [("open_lock", "animals")],
        [("open_page", "lock")],
    ]


def test_the_fragment_is_what_stands_on_the_page(day: Day) -> None:
    day.tablet("Juno")
    fragment = day.parent.get(day.url, headers={"HX-Request": "true", "HX-Target": "live"}).text
    assert fragment.startswith('<div id="live"')
    assert "Open now" in fragment
    assert "<html" not in fragment


def test_every_button_has_a_key_of_its_own_that_no_tablet_can_guess(day: Day) -> None:
    day.tablet("Juno")
    first, second = day.look(), day.look()
    keys = re.findall(r'name="key" value="(\w+)"', first)
    assert len(keys) == len(set(keys)) >= 2
    assert keys == re.findall(r'name="key" value="(\w+)"', second), "on two phones it is the same"
    day.do("hint", "cake")
    assert not set(keys) & set(re.findall(r'name="key" value="(\w+)"', day.look()))


def test_the_qr_code_opens_the_book(day: Day) -> None:
    response = day.parent.get(f"{day.url}/qr.svg")
    assert response.headers["content-type"] == "image/svg+xml"
    assert response.headers["cache-control"] == "no-store"
    path = re.search(r'class="qrline"[^>]* d="([^"]+)"', response.text)
    assert path
    code = drawn(path[1], response.text)
    read = zxingcpp.read_barcodes(code)
    assert [one.text for one in read] == [f"http://testserver/j/{day.run.play_token}"]


def drawn(path: str, svg: str) -> Image.Image:
    """Draw the QR code of an SVG: strokes of one unit's width, from left to right."""
    width = re.search(r'width="(\d+)"', svg)
    assert width
    size = int(width[1]) // 8
    picture = Image.new("L", (size, size), 255)
    x, y = 0.0, 0.0
    for step, numbers in re.findall(r"([MmhHvVz])([^MmhHvVz]*)", path):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if step == "M":
            x, y = values
        elif step == "m":
            x, y = x + values[0], y + values[1]
        elif step == "h":
            for column in range(int(values[0])):
                picture.putpixel((int(x) + column, int(y)), 0)
            x += values[0]
    return picture.resize((size * 8, size * 8), Image.Resampling.NEAREST)


def test_a_foreign_and_a_missing_run_are_not_there(day: Day) -> None:
    other = a_day(day.app, day.parent, day.browser_of, three_stage_hunt(), "Ada")
    for url in (
        f"/hunts/{day.hunt_id}/runs/none",
        f"/hunts/none/runs/{day.run_id}",
        f"/hunts/{other.hunt_id}/runs/{day.run_id}",
    ):
        assert day.parent.get(url).status_code == 404
        assert day.parent.get(f"{url}/letter").status_code == 404
