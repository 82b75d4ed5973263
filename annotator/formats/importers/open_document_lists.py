"""Counts the numbered paragraphs of an OpenDocument text, whose numbers stand nowhere in its text."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from annotator.formats.importers.list_marks import bullet, letters, roman
from annotator.formats.importers.office_document import Element
from annotator.formats.importers.office_xml import local, number_of, value

OUTLINE = "\n"
"""What the numbering of headings is called here; no style has this name."""

_LEVELS = 10
_FORMATS: dict[str, Callable[[int], str]] = {
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
_DESCRIPTIONS = ("list-style", "outline-style")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; without a form it has no number."""

    form: str = ""
    mark: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    """How many levels its number shows: 2 for *1.1*."""


@dataclass(slots=True)
class Lists:
    """The styles of lists, and how far each has been counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counted: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * _LEVELS))

    def describe(self, styles: Iterable[Element]) -> None:
        """Take up the styles of lists among `styles`."""
        for style in styles:
            if local(style) in _DESCRIPTIONS:
                name = OUTLINE if local(style) == "outline-style" else value(style, "name")
                self.levels[name] = {
                    number_of(value(level, "level"), 1) - 1: _level(level) for level in style
                }

    def begin(self, style: str, depth: int) -> None:
        """Begin a list, or a list inside one, anew."""
        for deeper in range(depth, _LEVELS):
            self.counted[style][deeper] = self._level(style, deeper).start - 1

    def begin_at(self, style: str, depth: int, number: int) -> None:
        """Give the next item this number."""
        if 0 <= depth < _LEVELS:
            self.counted[style][depth] = number - 1

    def next_mark(self, style: str, depth: int) -> str:
        """Count one item and return what stands before it, empty when that is nothing."""
        if not 0 <= depth < _LEVELS:
            return ""
        counts = self.counted[style]
        counts[depth] += 1
        self.begin(style, depth + 1)
        level = self._level(style, depth)
        if level.mark:
            return bullet(level.mark)
        if not level.form:
            return ""
        numbers = [self._written(style, one) for one in range(max(0, depth + 1 - level.shown), depth + 1)]
        return f"{level.prefix}{'.'.join(filter(None, numbers))}{level.suffix}".strip()

    def _level(self, style: str, depth: int) -> _Level:
        return self.levels.get(style, {}).get(depth, _Level())

    def _written(self, style: str, depth: int) -> str:
        level = self._level(style, depth)
        number = max(self.counted[style][depth], level.start)
        return _FORMATS.get(level.form, str)(number) if level.form else ""


def _level(level: Element) -> _Level:
    return _Level(
        form=value(level, "num-format"),
        mark=value(level, "bullet-char") or ("•" if local(level).endswith("-image") else ""),
        prefix=value(level, "num-prefix"),
        suffix=value(level, "num-suffix"),
        start=number_of(value(level, "start-value"), 1),
        shown=number_of(value(level, "display-levels"), 1),
    )
