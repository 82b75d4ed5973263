"""Rows of a table of any length: an array of row numbers, and pages of rows read when they are shown."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from annotator.model.errors import KnownError

PAGE = 256
"""Rows read at once."""
_KEPT = 32

Row = TypeVar("Row")


class Pages(Generic[Row]):
    """Reads rows by `read(row numbers)`, which leaves out what has gone."""

    def __init__(self, read: Callable[[Sequence[int]], list[Row]]) -> None:
        self._read = read
        self._pages: OrderedDict[int, list[Row | None]] = OrderedDict()
        self.numbers = array("q")

    def set_numbers(self, numbers: "array[int]") -> None:
        """Hold these rows from now on."""
        self.numbers = numbers
        self._pages.clear()

    def forget(self) -> None:
        """Read every row again when it is asked for."""
        self._pages.clear()

    def row(self, place: int) -> Row | None:
        """The row at a place; None when it has gone meanwhile."""
        number, within = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._page(self.numbers[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[within]

    def place_of(self, number: int) -> int:
        """Place of the row with this number, -1 when it is not among them."""
        try:
            return self.numbers.index(number)
        except ValueError:
            return -1

    def _page(self, numbers: "array[int]") -> list[Row | None]:
        try:
            found: list[Row | None] = list(self._read(numbers))
            if len(found) == len(numbers):
                return found
            # Something of this page has gone since the query; what is left must stay in its row.
            return [next(iter(self._read([number])), None) for number in numbers]
        except KnownError:
            return [None] * len(numbers)
