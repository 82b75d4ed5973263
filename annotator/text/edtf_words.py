"""Says in English what a date in EDTF means, so that whoever typed it can see whether it was understood."""

from annotator.text.edtf import OPEN, SEASONS, UNKNOWN, UNSPECIFIED, Date, Edtf, Interval

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASON_WORDS = ("spring", "summer", "autumn", "winter")

_QUALIFIERS = {"": "", "?": "possibly ", "~": "about ", "%": "possibly about "}


def in_words(value: Edtf) -> str:
    """Return `about 2011`, `from May to June 2023`, `until May 2023`, `since 2011`, `12 May 2023`."""
    return _interval(value) if isinstance(value, Interval) else _date(value)


def _interval(value: Interval) -> str:
    start, end = value.start, value.end
    if start == OPEN:
        return f"until {_end(end)}"
    if end == OPEN:
        return f"since {_end(start)}"
    return f"from {pair(start, end, 'to')}"


def pair(start: Date | str, end: Date | str, joint: str) -> str:
    """Return `May to June 2023` or `12 to 14 May 2023`: what both ends share is said once."""
    if isinstance(start, Date) and isinstance(end, Date) and _share_year(start, end):
        within_month = start.precision == end.precision == "day" and start.month == end.month
        left = str(int(start.day)) if within_month else _month_day(start)
        return f"{left} {joint} {_date(end)}"
    return f"{_end(start)} {joint} {_end(end)}"


def _share_year(start: Date, end: Date) -> bool:
    plain = all(date.precision in ("month", "day") and not date.qualifier for date in (start, end))
    return plain and start.year == end.year and UNSPECIFIED not in (start.day, end.day)


def _month_day(date: Date) -> str:
    month = MONTHS[int(date.month) - 1]
    return f"{int(date.day)} {month}" if date.day else month


def _end(value: Date | str) -> str:
    if isinstance(value, Date):
        return _date(value)
    return "an unknown date" if value == UNKNOWN else "an open end"


def _date(date: Date) -> str:
    year = _year(date)
    if date.month in SEASONS:
        said = f"{SEASON_WORDS[SEASONS.index(date.month)]} {year}"
    elif date.month == UNSPECIFIED:
        said = f"an unknown {'day' if date.day else 'month'} in {year}"
    elif date.day == UNSPECIFIED:
        said = f"an unknown day in {MONTHS[int(date.month) - 1]} {year}"
    elif date.month:
        said = f"{_month_day(date)} {year}"
    else:
        said = year
    time = f", {date.time[1:]}" if date.time else ""
    return f"{_QUALIFIERS[date.qualifier]}{said}{time}"


def _year(date: Date) -> str:
    """Return `2023`, `the 1990s`, `an unknown year from 1900 to 1999`, `44 BC`."""
    first, last = date.years
    # The 2000s may be ten years or a hundred.
    if date.precision == "decade" and first > 0 and first % 100:
        return f"the {first}s"
    if first != last:
        return f"an unknown year from {_counted(first)} to {_counted(last)}"
    return _counted(first)


def _counted(year: int) -> str:
    if year > 9999:
        return f"the year {year}"
    return str(year) if year > 0 else f"{1 - year} BC"
