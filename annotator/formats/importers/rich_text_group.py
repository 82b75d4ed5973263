"""What is so in a group of rich text, until the group ends."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.formats.importers.rich_text_flow import Flow

_MOST_FALLBACK = 10


@dataclass(slots=True)
class Group:
    """Where the text of a group goes, and how it is meant."""

    flow: Flow
    goal: str = ""
    """What its text is for, empty for text that is read."""
    font: int = 0
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    fallback: int = 1
    """Characters that follow one given by its number, for readers that don't know that."""
    in_table: bool = False
    style: int = 0

    def set_font(self, number: int | None) -> None:
        """Take the font of the text that follows."""
        self.font = number or 0

    def set_hidden(self, number: int | None) -> None:
        """Hide the text that follows, or show it again by 0."""
        self.hidden = number != 0

    def set_fallback(self, number: int | None) -> None:
        """Take how many characters follow one given by its number; a missing number is 1."""
        self.fallback = max(0, min(1 if number is None else number, _MOST_FALLBACK))

    def set_style(self, number: int | None) -> None:
        """Take the style of the paragraph."""
        self.style = number or 0

    def begin_plain_text(self, _number: int | None) -> None:
        """Forget what was said of the text."""
        self.hidden = self.deleted = self.revised = False

    def begin_plain_paragraph(self, _number: int | None) -> None:
        """Forget what was said of the paragraph."""
        self.in_table, self.style = False, 0

    def enter_table(self, _number: int | None) -> None:
        """Let the paragraph be one of a table."""
        self.in_table = True


PROPERTIES: dict[str, Callable[[Group, int | None], None]] = {
    "f": Group.set_font,
    "v": Group.set_hidden,
    "uc": Group.set_fallback,
    "s": Group.set_style,
    "plain": Group.begin_plain_text,
    "pard": Group.begin_plain_paragraph,
    "intbl": Group.enter_table,
}
