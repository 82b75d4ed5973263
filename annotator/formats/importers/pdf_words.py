"""Joins the lines of a paragraph without changing a word: a hyphen goes only where that is certain."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_AT_END = re.compile(r"(?P<word>[^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
_AT_START = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_DASH_AT_END = re.compile(r"\w[-‐]$")
_LONGEST_WORD = 100
_SOFT_HYPHEN = "\u00ad"
_FIRST_CJK = "\u2e80"
_LAST_CJK = "\U0003ffff"


@dataclass(slots=True)
class LineJoiner:
    """Knows which words stand whole in the document, and counts what it did."""

    whole: Counter[str] = field(default_factory=Counter)
    joined: int = 0
    kept: int = 0

    @classmethod
    def of(cls, lines: Iterable[str]) -> "LineJoiner":
        """Learn the words of all lines, but not their last ones where a hyphen follows."""
        joiner = cls()
        for line in lines:
            joiner.whole.update(word.casefold() for word in _WORD.findall(_whole_part(line)))
        return joiner

    def seam(self, line: str, following: str) -> tuple[int, str]:
        """Return how many code points go off the end of a line, and what stands between it and the next.

        A soft hyphen goes. A hyphen goes where the word stands elsewhere without it and nowhere with it;
        otherwise it stays and the word is put together round it.
        """
        if line.endswith(_SOFT_HYPHEN):
            self.joined += 1
            return 1, ""
        first, second = _divided(line), _AT_START.match(following[:_LONGEST_WORD])
        if first and second and second.group()[0].islower():
            begun, ended = first["word"].casefold(), second.group().casefold()
            if self.whole[begun + ended] and not self.whole[f"{begun}-{ended}"]:
                self.joined += 1
                return 1, ""
            self.kept += 1
            return 0, ""
        if _DASH_AT_END.search(line[-2:]) or (_is_cjk(line[-1:]) and _is_cjk(following[:1])):
            return 0, ""
        return 0, " "

    def remarks(self) -> tuple[str, ...]:
        """Say what became of divided words."""
        said = []
        if self.joined:
            what = "1 word" if self.joined == 1 else f"{self.joined:,} words"
            said.append(f"{what} divided at the end of a line stand whole elsewhere and were put together.")
        if self.kept:
            what = "1 word" if self.kept == 1 else f"{self.kept:,} words"
            said.append(f"{what} divided at the end of a line kept the hyphen, which may not belong there.")
        return tuple(said)


def _divided(line: str) -> re.Match[str] | None:
    """Return the word at the end of a line that a hyphen divides."""
    return _AT_END.search(line[-_LONGEST_WORD:])


def _whole_part(line: str) -> str:
    """Return a line without the word that is divided at its end."""
    divided = _divided(line)
    return line[: len(line) - len(divided.group())] if divided else line


def _is_cjk(char: str) -> bool:
    """Whether a character belongs to a script that sets no spaces between words; Hangul does."""
    return _FIRST_CJK <= char <= _LAST_CJK and not "\uac00" <= char <= "\ud7a3"
