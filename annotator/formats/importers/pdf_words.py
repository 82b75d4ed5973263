"""Joins the lines of a paragraph without changing a word: a hyphen goes only where that is certain."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_AT_END = re.compile(r"(?P<word>[^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
_AT_START = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_DASH_AT_END = re.compile(r"\w[-‐]$")
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
            joiner.whole.update(word.casefold() for word in _WORD.findall(_AT_END.sub("", line)))
        return joiner

    def join(self, text: str, line: str) -> str:
        """Return `text` with the next line of its paragraph.

        A soft hyphen goes. A hyphen goes where the word stands elsewhere without it and nowhere with it;
        otherwise it stays and the word is put together round it.
        """
        if text.endswith(_SOFT_HYPHEN):
            self.joined += 1
            return text[:-1] + line
        first, second = _AT_END.search(text), _AT_START.match(line)
        if first and second and second.group()[0].islower():
            begun, ended = first["word"].casefold(), second.group().casefold()
            if self.whole[begun + ended] and not self.whole[f"{begun}-{ended}"]:
                self.joined += 1
                return text[:-1] + line
            self.kept += 1
            return text + line
        if _DASH_AT_END.search(text) or (_is_cjk(text[-1:]) and _is_cjk(line[:1])):
            return text + line
        return f"{text} {line}"

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


def _is_cjk(char: str) -> bool:
    """Whether a character belongs to a script that sets no spaces between words; Hangul does."""
    return _FIRST_CJK <= char <= _LAST_CJK and not "\uac00" <= char <= "\ud7a3"
