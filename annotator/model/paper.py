"""The paper of a print."""

from dataclasses import dataclass

SIZES = ("A4", "Letter")


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of SIZES (empty: what is usual in the country), and how it lies (None: as the columns need it)."""

    size: str = ""
    landscape: bool | None = None

    def lies_for(self, columns: int) -> bool:
        """Whether it lies on its long side for so many articles."""
        return columns > 2 if self.landscape is None else self.landscape


USUAL = Paper()
