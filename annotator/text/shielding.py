"""Carries characters that XML forbids through a parser that would drop or refuse them."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.model.article import Replacement
from annotator.text.normalising import (
    REPLACEMENT_CHARACTER,
    Normalised,
    forbidden_characters,
    normalise,
    with_joined_surrogates,
)

_STAND_INS = range(0x10F000, 0x10FFFE)
"""Private use characters of plane 16, which hardly any text uses."""


@dataclass(frozen=True, slots=True)
class Shielded:
    """A text whose forbidden characters are private use characters that it doesn't otherwise hold."""

    text: str
    originals: Mapping[str, int]
    """Stand-in → code point of the character it stands for."""

    def restored(self, text: str) -> Normalised:
        """Turn stand-ins in a text that was made from this one into U+FFFD, and tell what they stood for."""
        normalised = normalise(text)
        replaced = list(normalised.replaced)
        if self.originals:
            replaced.extend(
                Replacement(offset, self.originals[char])
                for offset, char in enumerate(normalised.text)
                if char in self.originals
            )
            replaced.sort(key=lambda replacement: replacement.offset)
        table = dict.fromkeys(map(ord, self.originals), REPLACEMENT_CHARACTER)
        return Normalised(normalised.text.translate(table), tuple(replaced))


def shield(text: str) -> Shielded:
    """Swap each forbidden character of `text` for a stand-in, one for one."""
    text = with_joined_surrogates(text)
    forbidden = sorted(forbidden_characters(text))
    if not forbidden:
        return Shielded(text, {})
    present = set(text)
    free = (chr(code) for code in _STAND_INS if chr(code) not in present)
    # A text that holds all 4,094 stand-ins and forbidden characters too is left to the parser.
    stand_ins = dict(zip(forbidden, free, strict=False))
    return Shielded(
        text.translate({ord(char): stand_in for char, stand_in in stand_ins.items()}),
        {stand_in: ord(char) for char, stand_in in stand_ins.items()},
    )
