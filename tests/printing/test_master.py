from app.plan.document import Job
from app.printing.master import jobs_before, master_sheet
from tests.builders import hunt, sample, stage, three_stage_hunt


def test_a_grown_up_who_knows_nothing_finds_everything() -> None:
    sheet = master_sheet(three_stage_hunt(), ("Juno",))
    cake, animals, lock = sheet.pages
    assert (cake.page, cake.answer) == (4, "Is the cake in the oven? Card: Marzipan")
    assert cake.source == "You see the cake."
    assert cake.hints == ("<p>Ask for the big bowl.</p>\n", "<p>Stir.</p>\n")
    assert cake.gives == (("moon", "H"),)
    assert cake.after == "<p>It smells lovely.</p>\n"
    assert cake.then == "Turn to page 27. It helps to open page 13."
    assert "Juno" in cake.story
    assert (animals.spot, animals.answer) == ("the bath", "13")
    assert (lock.answer, lock.opens) == ("3178", "after pages 4 and 27")
    assert sheet.message == "HI"


def test_pages_stand_in_the_order_of_the_plan() -> None:
    assert [page.page for page in master_sheet(three_stage_hunt()).pages] == [4, 27, 13]


def test_jobs_are_parted_by_when_they_are_due() -> None:
    jobs = (Job(text="Buy flour"), Job(text="Light the oven", when="on_open"), Job())
    plan = hunt(stage("a", 4, jobs=jobs))
    assert jobs_before(plan) == ((4, "Buy flour"),)
    assert master_sheet(plan).pages[0].jobs == ("Light the oven",)


def test_the_minutes_of_all_pages_are_added() -> None:
    plan = sample()
    assert master_sheet(plan).minutes == sum(one.minutes for one in plan.stages) > 0
