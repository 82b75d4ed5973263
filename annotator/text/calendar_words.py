"""Names of months and seasons, and numbers in words, as newspapers and archivists write them."""

import re

_MONTHS = (
    "january jan januar jänner janvier enero gennaio januari janeiro",
    "february feb februar février fevrier febrero febbraio februari fevereiro",
    "march mar märz maerz mars marzo maart março",
    "april apr avril abril aprile",
    "may mai mayo maggio mei maio",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug août aout agosto augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre diciembre dicembre dezembro",
)
MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Lower-case name of a month, in the newspaper languages of western Europe → 1 to 12."""

MONTH = "|".join(sorted(MONTH_NUMBERS, key=lambda name: (-len(name), name)))
"""Pattern (IGNORECASE) of the name of a month."""

SEASON_NUMBERS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
"""Name of a season → what EDTF writes for it."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_BELOW_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_COUNTED = {word: number for number, word in enumerate(_BELOW_TWENTY)} | {
    word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)
}

NUMBER = (
    r"(?:\d{1,6}(?:\.\d{1,3})?"
    rf"|(?:{'|'.join(_TENS)})-(?:{'|'.join(_BELOW_TWENTY[1:10])})"
    rf"|{'|'.join(sorted(_COUNTED, reverse=True))})"
)
"""Pattern of a number in digits or, below a hundred, in English words."""


def number_in(words: str) -> str:
    """Return the digits of what NUMBER matches: `13` for `thirteen`, `21` for `twenty-one`, `1.5` for itself."""
    if words[0].isdecimal():
        return words
    return str(sum(_COUNTED[part] for part in words.split("-")))


def capitalised(words: str) -> str:
    """Return lower-case words with the names of months and weekdays as English writes them."""
    return re.sub(rf"\b(?:{MONTH}|{'|'.join(WEEKDAYS)})\b", lambda found: found[0].title(), words)
