"""Characters that leave no ink, and the small sign that the view paints where each one stands."""

import re

SIGNS = {
    "\u00a0": "°",  # no-break space
    "\u00ad": "¬",  # soft hyphen
    "\u061c": "◂",  # Arabic letter mark
    "\u180e": "·",
    "\u200b": "|",  # zero width space
    "\u200c": "‖",  # zero width non-joiner
    "\u200d": "+",  # zero width joiner
    "\u200e": "▸",  # left-to-right mark
    "\u200f": "◂",  # right-to-left mark
    "\u2028": "↵",  # line separator
    "\u202a": "»",  # left-to-right embedding
    "\u202b": "«",  # right-to-left embedding
    "\u202c": "×",  # end of embedding or override
    "\u202d": "»",  # left-to-right override
    "\u202e": "«",  # right-to-left override
    "\u2060": "~",  # word joiner
    "\u2066": "[",  # left-to-right isolate
    "\u2067": "]",  # right-to-left isolate
    "\u2068": "[",  # first strong isolate
    "\u2069": "×",  # end of isolate
    "\ufeff": "~",  # zero width no-break space
    "\x0b": "↵",
    "\x0c": "↵",
    "\x85": "↵",
}

_ANY = re.compile("[" + "".join(re.escape(character) for character in SIGNS) + "]")


def invisible_in(text: str) -> list[tuple[int, str]]:
    """Return `(code points before it, its sign)` for each character of `text` that leaves no ink."""
    if text.isascii() and not _ANY.search(text):
        return []
    return [(found.start(), SIGNS[found.group()]) for found in _ANY.finditer(text)]
