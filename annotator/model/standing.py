"""How things stand with one conflict: open, settled, disputed, or reopened by what a source says since."""

from dataclasses import dataclass

from annotator.model.conflict import Conflict
from annotator.model.settlement import Settlement

STANDINGS = ("open", "reopened", "disputed", "settled")


@dataclass(frozen=True, slots=True)
class Standing:
    """A conflict and what was decided about it.

    `state` is one of STANDINGS. A *reopened* one was settled before a source came to say something else; it has
    that settlement, of which nothing holds until somebody settles it again. A *disputed* one was settled
    differently by two people at the same time; it has one of both settlements.
    """

    conflict: Conflict
    state: str
    settlement: Settlement | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide."""
        return self.state != "settled"
