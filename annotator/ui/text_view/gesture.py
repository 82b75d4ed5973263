"""How a selection was made."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["drag", "word", "sentence", "paragraph", "quotation", "keyboard"]


@dataclass(frozen=True, slots=True)
class Gesture:
    """What the archivist did; `exact` says that `Alt` kept the ends where they were put."""

    kind: Kind
    exact: bool = False
