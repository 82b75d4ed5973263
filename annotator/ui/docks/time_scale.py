"""Days on a line of pixels, with the years to write under it."""

from dataclasses import dataclass

from annotator.text.claim_times import day_number, day_of
from annotator.text.edtf import Day

_STEPS = tuple(digit * 10**power for power in range(18) for digit in (1, 2, 5))
"""Years between ticks; EDTF counts years in up to eighteen digits."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Whole years from `first` to `last`, drawn from `left` over `width` pixels."""

    first: int
    last: int
    left: float
    width: float

    @classmethod
    def over(cls, first_day: int, last_day: int, left: float, width: float) -> "TimeScale":
        """The scale of the years in which two days lie."""
        return cls(day_of(first_day).year, day_of(last_day).year, left, max(1.0, width))

    def x(self, day: int) -> float:
        """Pixels from the left at which a day (see `claim_times.day_number`) begins."""
        start, end = day_number(Day(self.first, 1, 1)), day_number(Day(self.last + 1, 1, 1))
        return self.left + (day - start) * self.width / (end - start)

    def ticks(self, apart: float) -> list[tuple[float, int]]:
        """(pixels from the left, year) of round years that are at least so many pixels apart."""
        a_year = self.width / (self.last + 1 - self.first)
        step = next((step for step in _STEPS if step * a_year >= apart), _STEPS[-1])
        begin = -(-self.first // step) * step
        years = range(begin, self.last + 2, step)
        return [(self.x(day_number(Day(year, 1, 1))), year) for year in years]
