"""Rows are read by the page, once, and keep their places when some have gone."""

from array import array
from collections.abc import Sequence

from annotator.model.errors import KnownError
from annotator.ui.docks.pages import PAGE, Pages


class Store:
    """Rows that are their own numbers; some may go."""

    def __init__(self) -> None:
        self.gone: set[int] = set()
        self.reads: list[int] = []
        self.broken = False

    def read(self, numbers: Sequence[int]) -> list[str]:
        if self.broken:
            raise KnownError("Gone.")
        self.reads.append(len(numbers))
        return [str(number) for number in numbers if number not in self.gone]


def test_a_page_is_read_once_and_again_when_it_was_forgotten() -> None:
    store = Store()
    pages = Pages(store.read)
    pages.set_numbers(array("q", range(1000, 1000 + 3 * PAGE)))
    assert [pages.row(0), pages.row(PAGE - 1), pages.row(PAGE)] == ["1000", f"{999 + PAGE}", f"{1000 + PAGE}"]
    assert store.reads == [PAGE, PAGE]
    pages.forget()
    pages.row(5)
    assert store.reads == [PAGE] * 3
    assert (pages.place_of(1007), pages.place_of(7)) == (7, -1)


def test_what_is_left_of_a_page_stays_in_its_row() -> None:
    store = Store()
    store.gone = {2}
    pages = Pages(store.read)
    pages.set_numbers(array("q", [1, 2, 3]))
    assert [pages.row(place) for place in range(3)] == ["1", None, "3"]


def test_a_store_that_cannot_be_read_shows_nothing() -> None:
    store = Store()
    store.broken = True
    pages = Pages(store.read)
    pages.set_numbers(array("q", [1, 2]))
    assert [pages.row(0), pages.row(1)] == [None, None]


def test_only_some_pages_are_kept() -> None:
    store = Store()
    pages = Pages(store.read)
    pages.set_numbers(array("q", range(PAGE * 40)))
    for number in range(40):
        pages.row(number * PAGE)
    pages.row(0)
    assert len(store.reads) == 41
    pages.row(39 * PAGE)
    assert len(store.reads) == 41
