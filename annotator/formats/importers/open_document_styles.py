"""Knows the styles of an OpenDocument text: their names, those they are based on, and which hide their text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotator.formats.importers.office_document import Element
from annotator.formats.importers.office_xml import child, local, value

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    hidden: bool


@dataclass(slots=True)
class OpenDocumentStyles:
    """Styles of paragraphs and of words by their name."""

    styles: dict[str, _Style] = field(default_factory=dict)
    language: str = ""
    """The language of text that states none."""

    def describe(self, styles: Iterable[Element]) -> None:
        """Take up the styles among `styles`."""
        for style in styles:
            properties = child(style, "text-properties")
            if local(style) == "style":
                hidden = value(properties, "display") == "none"
                self.styles[value(style, "name")] = _Style(value(style, "parent-style-name"), hidden)
            elif local(style) == "default-style" and value(style, "family") == "paragraph":
                parts = (value(properties, "language"), value(properties, "country"))
                self.language = "-".join(part for part in parts if part not in ("", "none"))

    def is_called(self, style: str, *beginnings: str) -> bool:
        """Whether the name of a style, or of one that it is based on, begins so (in small letters)."""
        return any(name.casefold().startswith(beginnings) for name in self._names(style))

    def is_hidden(self, style: str) -> bool:
        """Whether text of this style is not shown."""
        return any(self.styles[name].hidden for name in self._names(style) if name in self.styles)

    def _names(self, style: str) -> Iterator[str]:
        """Yield the name of a style and of those that it is based on; one that is based on itself ends."""
        for _ in range(_DEEPEST):
            if not style:
                return
            yield style
            style = self.styles[style].parent if style in self.styles else ""
