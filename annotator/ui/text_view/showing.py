"""What a text view shows at the moment beside its text and marks."""

from collections.abc import Callable
from dataclasses import dataclass, field

from annotator.ui.text_view.link_lines import LinkLine
from annotator.ui.text_view.margin_marks import MarginMarks
from annotator.ui.text_view.stretches import Stretches
from annotator.ui.text_view.tints import Tints

_SELECTED, _RELATED = 0.26, 0.15


@dataclass(slots=True)
class Showing:
    """What is shown beside text and marks; positions are code units of the document."""

    zones: Stretches
    margin: MarginMarks
    selection: tuple[int, int] = (0, 0)
    caret: int = 0
    focused: bool = False
    hovered: str | None = None
    selected: str | None = None
    found: Stretches = field(default_factory=Stretches)
    """Search hits."""
    tints: Tints = field(default_factory=Tints)
    """Passages that other articles share."""
    lit_tint: int = 0
    """Number of the passage that is lit; 0 for none."""
    fits: Callable[[str], bool] | None = None
    """Which marks can be chosen now, by their ids; None while none is asked for."""
    links: tuple[LinkLine, ...] = ()
    """What joins the selected mark, which may be one of another article, with others."""
    related: frozenset[str] = frozenset()
    """Ids of those others."""
    companions: frozenset[str] = frozenset()
    """Ids of marks that are lit along with one of another text."""

    @property
    def lights(self) -> bool:
        """Whether the ground of some marks is lit."""
        return bool(self.hovered or self.selected or self.fits or self.companions)

    def light_of(self, identifier: str) -> float:
        """How strongly the ground of a mark is lit, from 0 to 1."""
        if identifier == self.selected:
            return _SELECTED
        if self.fits is not None:
            strength = _SELECTED if identifier == self.hovered else _RELATED
            return strength if self.fits(identifier) else 0.0
        related = identifier in self.companions or (bool(self.selected) and identifier in self.related)
        return _RELATED if related or identifier == self.hovered else 0.0
