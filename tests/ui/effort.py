"""How many key presses and clicks something took, and a table of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """What hands did: a chord is one key press, a double click two clicks, a drag one.

    Turning the wheel and moving the mouse are not counted.
    """

    keys: int = 0
    clicks: int = 0

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(self.keys + other.keys, self.clicks + other.clicks)

    def __sub__(self, other: "Effort") -> "Effort":
        return Effort(self.keys - other.keys, self.clicks - other.clicks)

    @property
    def whole(self) -> int:
        """Key presses and clicks together."""
        return self.keys + self.clicks


@dataclass(frozen=True)
class Work:
    """One piece of work: what was made, how many tags that were, and what it took."""

    kind: str
    words: str
    tags: int
    effort: Effort


def table(works: Iterable[Work]) -> str:
    """Return what every piece of work took, then the sums by kind."""
    lines = []
    sums: dict[str, tuple[int, Effort]] = defaultdict(lambda: (0, Effort()))
    for work in works:
        words = work.words if len(work.words) <= 60 else f"{work.words[:60]}…"
        lines.append(f"{work.effort.keys:5} {work.effort.clicks:3}  {work.kind:13} {words}")
        tags, effort = sums[work.kind]
        sums[work.kind] = (tags + work.tags, effort + work.effort)
    for kind, (tags, effort) in sums.items():
        each = f"{effort.whole / tags:.1f} each" if tags else ""
        lines.append(f"{kind:13} {tags:4} tags {effort.keys:6} keys {effort.clicks:5} clicks {each}")
    return "\n".join(lines)
