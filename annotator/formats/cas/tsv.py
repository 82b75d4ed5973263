"""A CAS as WebAnno TSV 3.3, by the appendix of INCEpTION's user guide: sentences, tokens, a column for each feature."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.formats.cas.structures import ANNOTATION, FS_ARRAY, Cas, Structure, Type
from annotator.formats.cas.type_system import LINK, SENTENCE, TOKEN
from annotator.text.normalising import with_line_feeds
from annotator.text.units import UnitMap

HEADER = "#FORMAT=WebAnno TSV 3.3"
_NOTHING, _NO_VALUE = "_", "*"
_RESERVED = re.compile(r"->|[\\\[\]|_;*\t\n]")
_NAMED = {"\t": "\\t", "\n": "\\n"}

Place = tuple[int, int]
"""Begin and end in UTF-16 units."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer that occurs, with the features that occur in it; slots lead to other annotations."""

    name: str
    features: tuple[str, ...]
    slots: tuple[str, ...]

    @property
    def columns(self) -> int:
        """How many it has."""
        return len(self.features) + 2 * len(self.slots) or 1

    @property
    def header(self) -> str:
        links = (f"ROLE_{self.name}:{slot}_{LINK}|{ANNOTATION}" for slot in self.slots)
        return f"#T_SP={self.name}|{'|'.join((*self.features, *links))}\n"


def to_tsv(cas: Cas, types: Iterable[Type]) -> bytes:
    """Write a CAS. What no token holds is left out, and so are slots of a layer with _ in its name."""
    return "".join(_Writing(cas, types).lines()).encode()


def held(tokens: list[Place], place: Place) -> list[Place]:
    """What of a place lies in tokens: whole tokens and parts of them."""
    begin, end = place
    found = []
    for at in range(max(0, bisect_right(tokens, (begin, begin)) - 1), len(tokens)):
        low, high = tokens[at]
        if low >= end:
            break
        if begin < high:
            found.append((max(begin, low), min(end, high)))
    return found


def place_of(one: Structure) -> Place:
    """Where a structure stands."""
    return int(one.says["begin"]), int(one.says["end"])


class _Writing:
    """One file."""

    def __init__(self, cas: Cas, types: Iterable[Type]) -> None:
        self._text, self._places = cas.text, UnitMap(cas.text, "utf-16")
        layers = {t.name: t for t in types if t.parent == ANNOTATION and t.name not in (SENTENCE, TOKEN)}
        self._sentences = [place_of(one) for one in cas.structures if one.type == SENTENCE]
        self._tokens = [place_of(one) for one in cas.structures if one.type == TOKEN]
        self._links = {one.id: one for one in cas.structures if one.type == LINK}
        self._units: dict[int, list[Place]] = {}
        self._at: dict[Place, list[Structure]] = {}
        kept = []
        for one in cas.structures:
            units = held(self._tokens, place_of(one)) if one.type in layers else []
            if units:
                kept.append(one)
                self._units[one.id] = units
                for unit in units:
                    self._at.setdefault(unit, []).append(one)
        self._numbers = {one.id: number for number, one in enumerate(kept, start=1)}
        self._layers = [_layer(layers[name], kept) for name in sorted({one.type for one in kept})]
        self._rows = list(self._numbered())
        self._ids = {unit: identifier for identifier, unit in self._rows}

    def lines(self) -> Iterator[str]:
        """Header, and a block for each sentence after an empty line."""
        yield f"{HEADER}\n{''.join(layer.header for layer in self._layers)}\n"
        untagged = (_NOTHING,) * sum(layer.columns for layer in self._layers)
        for identifier, unit in self._rows:
            sentence, _dash, token = identifier.partition("-")
            if token == "1":
                words = self._words(self._sentences[int(sentence) - 1])
                yield "\n#Text=" + words.replace("\\", "\\\\").replace("\t", "\\t") + "\n"
            cells = untagged  # as most are
            if unit in self._at:
                cells = tuple(cell for layer in self._layers for cell in self._cells(unit, layer))
            yield "\t".join((identifier, f"{unit[0]}-{unit[1]}", self._words(unit), *cells)) + "\t\n"

    def _numbered(self) -> Iterator[tuple[str, Place]]:
        """Each token and each part of one that somebody tagged, with its id."""
        parts: dict[Place, list[Place]] = {}
        whole = set(self._tokens)
        for unit in sorted(self._at.keys() - whole):
            token = self._tokens[bisect_right(self._tokens, (unit[0], 1 << 62)) - 1]
            parts.setdefault(token, []).append(unit)
        for number, sentence in enumerate(self._sentences, start=1):
            for place, token in enumerate(held(self._tokens, sentence), start=1):
                yield f"{number}-{place}", token
                for part, unit in enumerate(parts.get(token, ()), start=1):
                    yield f"{number}-{place}.{part}", unit

    def _cells(self, unit: Place, layer: _Layer) -> Iterator[str]:
        """The columns of a layer: what each annotation on the row says, one after the other."""
        here = [one for one in self._at.get(unit, ()) if one.type == layer.name]
        for feature in layer.features:
            yield _stacked(f"{_value(one.says.get(feature))}[{self._numbers[one.id]}]" for one in here)
        if not layer.features and not layer.slots:
            yield _stacked(f"{_NO_VALUE}[{self._numbers[one.id]}]" for one in here)
        for slot in layer.slots:
            led = [(one, list(self._led(one, slot))) for one in here]
            yield _stacked(
                f"{';'.join(role for role, _to in ways) or _NOTHING}[{self._numbers[one.id]}]"
                for one, ways in led
            )
            yield _stacked(";".join(to for _role, to in ways) or _NOTHING for _one, ways in led)

    def _led(self, one: Structure, slot: str) -> Iterator[tuple[str, str]]:
        """Role and target of each link whose target is in the file."""
        for link in (self._links[key] for key in one.leads.get(slot, ())):
            target = link.leads["target"][0]
            if target in self._units:
                first = self._ids[self._units[target][0]]
                yield _value(link.says.get("role")), f"{first}[{self._numbers[target]}]"

    def _words(self, place: Place) -> str:
        return self._text[self._places.to_points(place[0]) : self._places.to_points(place[1])]


def _layer(of: Type, kept: list[Structure]) -> _Layer:
    said = {name for one in kept if one.type == of.name for name in (*one.says, *one.leads)}
    slots = tuple(
        f.name for f in of.features if f.range == FS_ARRAY and f.name in said and "_" not in of.name
    )
    plain = tuple(f.name for f in of.features if f.range != FS_ARRAY and f.name in said)
    return _Layer(of.name, plain, slots)


def _stacked(cells: Iterable[str]) -> str:
    return "|".join(cells) or _NOTHING


def _value(value: str | int | None) -> str:
    """As a cell holds it."""
    if value is None:
        return _NO_VALUE
    plain = with_line_feeds(str(value))
    return _RESERVED.sub(lambda found: _NAMED.get(found.group(), f"\\{found.group()}"), plain)
