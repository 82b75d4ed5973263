"""Counts the numbered paragraphs of a Word document, whose numbers stand nowhere in its text."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from annotator.formats.importers.list_marks import bullet, letters, roman
from annotator.formats.importers.office_document import Element
from annotator.formats.importers.office_xml import child, children, number_of, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _number: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """Id of an abstract list → its levels."""
    lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    """Id of a list → its abstract list, and the numbers at which its levels begin anew."""
    counted: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> "Numbering":
        """Read the part in which a document describes its lists."""
        numbering = cls()
        for abstract in children(root, "abstractNum"):
            numbering.levels[value(abstract, "abstractNumId")] = {
                number_of(value(level, "ilvl")): _level(level) for level in children(abstract, "lvl")
            }
        for one in children(root, "num"):
            anew = {
                number_of(value(override, "ilvl")): number_of(value(start, "val"))
                for override in children(one, "lvlOverride")
                if (start := child(override, "startOverride")) is not None
            }
            numbering.lists[value(one, "numId")] = (value(child(one, "abstractNumId"), "val"), anew)
        return numbering

    def next_mark(self, list_id: str, depth: int) -> str:
        """Count one paragraph and return what stands before it, empty when it has no number."""
        if list_id not in self.lists or not 0 <= depth < _LEVELS:
            return ""
        abstract, anew = self.lists[list_id]
        levels = self.levels.get(abstract, {})
        counts = self.counted[abstract]
        if not counts:
            counts[:] = [levels.get(n, _Level()).start - 1 for n in range(_LEVELS)]
        if list_id not in self.begun:
            self.begun.add(list_id)
            for n in anew:
                if 0 <= n < _LEVELS:
                    counts[n] = anew[n] - 1
        counts[depth] += 1
        for n in range(depth + 1, _LEVELS):
            counts[n] = levels.get(n, _Level()).start - 1
        level = levels.get(depth, _Level("bullet"))
        if level.form == "bullet":
            return bullet(level.text)
        return _PLACE.sub(lambda place: self._written(levels, counts, int(place[1]) - 1), level.text).strip()

    @staticmethod
    def _written(levels: dict[int, _Level], counts: list[int], depth: int) -> str:
        """Write the count of one level; a level that was skipped counts as begun."""
        level = levels.get(depth, _Level())
        return _FORMATS.get(level.form, str)(max(counts[depth], level.start))


def _level(level: Element) -> _Level:
    return _Level(
        form=value(child(level, "numFmt"), "val") or "decimal",
        text=value(child(level, "lvlText"), "val"),
        start=number_of(value(child(level, "start"), "val"), 1),
    )
