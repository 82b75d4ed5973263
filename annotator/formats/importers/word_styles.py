"""Knows the styles of a Word document: what a paragraph takes from its style and from those that this is based on."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.formats.importers.office_document import Element
from annotator.formats.importers.office_xml import child, children, is_on, number_of, value

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    numbering: tuple[str, int] | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by their id."""

    styles: dict[str, _Style] = field(default_factory=dict)
    language: str = ""
    """The language of text that states none."""

    @classmethod
    def of(cls, root: Element | None) -> "Styles":
        """Read the part in which a document describes its styles."""
        described = {
            value(style, "styleId"): _Style(
                name=value(child(style, "name"), "val").casefold(),
                based_on=value(child(style, "basedOn"), "val"),
                numbering=numbering_of(child(style, "pPr")),
                hidden=is_on(child(style, "rPr", "vanish")),
            )
            for style in children(root, "style")
        }
        language = value(child(root, "docDefaults", "rPrDefault", "rPr", "lang"), "val")
        return cls(described, language)

    def _chain(self, style: str) -> Iterator[_Style]:
        """Yield a style and those that it is based on; a style that is based on itself ends."""
        for _ in range(_DEEPEST):
            found = self.styles.get(style)
            if found is None:
                return
            yield found
            style = found.based_on

    def is_called(self, style: str, name: str) -> bool:
        """Whether a style, or one that it is based on, has this name (in small letters)."""
        return any(one.name == name for one in self._chain(style))

    def is_hidden(self, style: str) -> bool:
        """Whether text of this style is not shown."""
        return any(one.hidden for one in self._chain(style))

    def numbering(self, style: str) -> tuple[str, int] | None:
        """List and depth (from 0) that a style gives its paragraphs."""
        return next((one.numbering for one in self._chain(style) if one.numbering), None)


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """List and depth that properties of a paragraph state; list 0 is none."""
    stated = child(properties, "numPr")
    identifier = value(child(stated, "numId"), "val")
    return (identifier, number_of(value(child(stated, "ilvl"), "val"))) if identifier else None
