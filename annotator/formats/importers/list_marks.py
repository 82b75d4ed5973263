"""Writes the number of an item of a list as word processors show it."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST = 4000

BULLET = "•"


def roman(number: int) -> str:
    """Write a number from 1 to 3,999 in small Roman numerals, others in figures."""
    if not 0 < number < _LONGEST:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """Write a number from 1 as a, b … z, aa, bb …, others in figures."""
    if not 0 < number < _LONGEST:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def bullet(mark: str) -> str:
    """Return a mark that any font has for one that only a symbol font has."""
    private = any("\ue000" <= char <= "\uf8ff" for char in mark)
    return BULLET if private or not mark.strip() or mark.strip() in ("o", "·", "§") else mark.strip()
