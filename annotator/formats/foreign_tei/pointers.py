"""What a key or address in a foreign file says of the thing that it names: an identifier of an authority file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.foreign_tei.source import Source
from annotator.formats.tei.node import TEI_NAMESPACE
from annotator.model.errors import InvalidValue
from annotator.model.record import IDENTIFIER_SCHEMES, Identifier
from annotator.text.identifiers import identifier_of, recognise

_SCHEMES = {scheme.casefold(): scheme for scheme in IDENTIFIER_SCHEMES if scheme != "own"}
_PREFIXED = re.compile(rf"({'|'.join(_SCHEMES)})[:_/-](.+)", re.IGNORECASE)
_ITEM = re.compile(r"Q[1-9]\d*")
_GROUP = re.compile(r"\$(\d)")


@dataclass(frozen=True, slots=True)
class _Prefix:
    """How a file abbreviates addresses (`prefixDef`)."""

    match: str
    replacement: str


class Pointers:
    """Reads keys by the rules of one file."""

    def __init__(self, source: Source) -> None:
        self._prefixes: dict[str, list[_Prefix]] = {}
        for element in source.root.iter(f"{{{TEI_NAMESPACE}}}prefixDef"):
            prefix = _Prefix(element.get("matchPattern", ""), element.get("replacementPattern", ""))
            self._prefixes.setdefault(element.get("ident", ""), []).append(prefix)

    def identifier(self, pointer: str) -> Identifier | None:
        """The identifier that a key or address is, if it is one of an authority file and sound."""
        return next(filter(None, map(_identifier, self._written(pointer))), None)

    def _written(self, pointer: str) -> Iterator[str]:
        """The pointer, and what its prefix stands for."""
        yield pointer
        scheme, _colon, rest = pointer.partition(":")
        for prefix in self._prefixes.get(scheme, ()):
            # A pattern of a stranger is not run: all that is taken of it is that it takes the whole rest.
            if prefix.match.startswith("(") and prefix.match.endswith(")") and "(" not in prefix.match[1:]:
                yield _GROUP.sub(lambda group: rest if group[1] == "1" else "", prefix.replacement)


def sound(scheme: str, value: str) -> Identifier | None:
    """The identifier if it is one of its scheme, with the right check digit."""
    try:
        return identifier_of(scheme, value)
    except InvalidValue:
        return None


def _identifier(pointer: str) -> Identifier | None:
    if found := recognise(pointer):
        return sound(*found)
    if prefixed := _PREFIXED.fullmatch(pointer):
        return sound(_SCHEMES[prefixed[1].casefold()], prefixed[2])
    return sound("Wikidata", pointer) if _ITEM.fullmatch(pointer) else None
