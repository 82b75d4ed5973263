"""What a file cannot hold, or a project cannot take from one: never dropped without a word."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of thing that was left out, in words for the archivist, and how often."""

    what: str
    """Such as `comments` or `attribute @resp of persName`."""
    count: int

    @property
    def sentence(self) -> str:
        """Such as `comments: 12`."""
        return f"{self.what}: {self.count}"


def losses(counted: Mapping[str, int]) -> tuple[Loss, ...]:
    """Losses by what was lost, the most frequent first; what was never lost is left out."""
    return tuple(
        Loss(what, count)
        for what, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        if count
    )
