"""What a phrase for a date was understood as."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Understood:
    """What a phrase means. `value` is EDTF (`kind` date) or an ISO 8601 duration (`kind` duration)."""

    value: str
    kind: Literal["date", "duration"]
    words: str
    rule: str
    """How it was read: `May, published 2023-09-20 → 2023-05`, and why, where that is not plain."""
    certain: bool = True
    approximate: bool = False
