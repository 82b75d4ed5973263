"""Dates in the Extended Date/Time Format (ISO 8601-2), level 1 without seasons and letter years."""

import calendar
import re

_DATE = r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?|-?\d{3}X|-?\d{2}XX|-?\d{4}-XX(?:-XX)?|-?\d{4}-\d{2}-XX"
_SINGLE = re.compile(_DATE)


def is_edtf(value: str) -> bool:
    """Whether a value is a date, a month, a year, or an interval of them: `2023-05`, `2011/2023`, `../2011`."""
    parts = value.split("/")
    if len(parts) == 1:
        return _is_date(value)
    if len(parts) != 2 or (parts[0] in ("", "..") and parts[1] in ("", "..")):
        return False
    return all(part in ("", "..") or _is_date(part) for part in parts)


def _is_date(value: str) -> bool:
    if not _SINGLE.fullmatch(value):
        return False
    numbers = value.lstrip("-").rstrip("?~%").split("-")
    if any("X" in number for number in numbers[:2]):
        return True
    month = int(numbers[1]) if len(numbers) > 1 else 1
    if not 1 <= month <= 12:
        return False
    if len(numbers) < 3 or numbers[2] == "XX":
        return True
    # The Gregorian calendar repeats after 400 years, and the calendar module starts at year 1.
    year = int(numbers[0]) % 400 or 400
    return 1 <= int(numbers[2]) <= calendar.monthrange(year, month)[1]
