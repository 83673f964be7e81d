"""Which printed sheets a later change of the hunt has put out of date."""

from dataclasses import dataclass

from app.plan.document import HuntPlan
from app.printing.book import book_pages, message_words
from app.printing.master import master_sheet
from app.printing.order import pages_in_words


@dataclass(frozen=True, slots=True)
class OutOfDate:
    """Sheets that were printed of one plan and are not right for another."""

    pages: tuple[int, ...] = ()
    """Pages of the book to print again, by their numbers now."""
    gone: tuple[int, ...] = ()
    """Numbers that no page has any more."""
    message: bool = False
    master: bool = False
    letter: bool = False

    @property
    def again(self) -> tuple[str, ...]:
        """The sheets to print again, as a parent calls them."""
        named = [
            (pages_in_words(self.pages) if self.pages else "", bool(self.pages)),
            ("the secret message", self.message),
            ("the master sheet", self.master),
            ("the letter", self.letter),
        ]
        return tuple(name for name, needed in named if needed)

    @property
    def away(self) -> str:
        """The sheets to take away, as a parent calls them; empty for none."""
        return pages_in_words(self.gone) if self.gone else ""


def out_of_date(printed: HuntPlan, now: HuntPlan) -> OutOfDate:
    """Compare what is printed of two plans, sheet by sheet.

    What no sheet shows, such as a second spelling that a lock accepts, makes none out of date.
    """
    before, after = book_pages(printed), book_pages(now)
    numbers = {page.page for page in after}
    return OutOfDate(
        pages=tuple(page.page for page in after if page not in before),
        gone=tuple(page.page for page in before if page.page not in numbers),
        message=message_words(printed) != message_words(now),
        master=master_sheet(printed) != master_sheet(now),
        letter=printed.title != now.title,
    )
