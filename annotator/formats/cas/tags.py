"""Makes tags of what a CAS says: of ours as they were, of others by their layers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.formats.cas.names import OWN, PACKAGE, feature_name, field_name, tag_type_name
from annotator.formats.cas.structures import Cas, Structure
from annotator.formats.cas.type_system import (
    ARTICLE,
    AT,
    BY,
    CERTAINTY,
    ID,
    LINK,
    NOTE,
    OF_ARTICLE,
    OTHER,
    PART,
    RECORD,
    TAGS,
    ZONE,
)
from annotator.formats.json_reader import read_json
from annotator.formats.manifest import entry_from_json
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundEntry, FoundTag
from annotator.model.incoming import Incoming
from annotator.model.record import Identifier
from annotator.model.span import Span, Target, target_of
from annotator.model.zone import ZONE_KINDS, ProposedZone
from annotator.text.normalising import normalise
from annotator.text.units import UnitMap

_NOT_TAGS = re.compile(
    r"uima\.|.*\.(?:metadata|segmentation)\.type\.|.*\.webanno\.api\.type\.|.*\.(?:CASMetadata|FeatureDefinition|LayerDefinition)$"
)
"""What structures the text, or says how the program sees it."""
_NAMED_ENTITY = "NamedEntity"
_PLACE = ("begin", "end", "sofa")
_RECORD_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "GPE": "place"}
_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)")


@dataclass(slots=True)
class TagsOfCas:
    """One CAS on its way to a document; `key` is the name of its file."""

    cas: Cas
    key: str
    lost: Counter[str] = field(default_factory=Counter)
    entries: dict[str, FoundEntry] = field(default_factory=dict)
    ours: bool = False
    text: str = ""
    """As it is taken in."""

    def document(self) -> FoundDocument:
        """The text with its tags. Raises UnreadableFile."""
        normalised = normalise(self.cas.text)
        self.text = normalised.text
        places = UnitMap(self.cas.text, "utf-16")
        by_id = {one.id: one for one in self.cas.structures}
        layers = [one for one in self.cas.structures if not _NOT_TAGS.match(one.type)]
        spans = {one.id: span for one in layers if (span := _span(one, places))}
        article = next((one for one in self.cas.structures if one.type == ARTICLE), None)
        self.ours = article is not None
        said = _words(article.says) if article else {}
        self._register(said.get("register", ""))
        metadata = Metadata(**{name: said[name] for name in OF_ARTICLE[1:-1] if name in said})
        incoming = Incoming(
            text=normalised.text,
            metadata=metadata if article else Metadata(title=self.key),
            zones=tuple(self._zones(spans)),
            media_type="text/plain",
            encoding="utf-8",
            replaced=normalised.replaced,
        )
        layers = [one for one in layers if one.type not in (ZONE, ARTICLE, LINK)]
        tags = tuple(_Reading(self, layers, by_id, spans).tags())
        return FoundDocument(self.key, incoming, tags, said.get("articleId", ""))

    def _register(self, words: str) -> None:
        try:
            raw = read_json(words.encode("utf-8", "surrogatepass"), "The register") if words else []
            self.entries |= {entry.key: entry for entry in map(entry_from_json, raw)}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnreadableFile(
                f"The register in {self.key} was changed or damaged; export again."
            ) from error

    def _zones(self, spans: Mapping[int, Span]) -> Iterator[ProposedZone]:
        for one in self.cas.structures:
            kind = str(one.says.get("kind", ""))
            if one.type == ZONE and one.id in spans and kind in ZONE_KINDS:
                yield ProposedZone(spans[one.id], kind, str(one.says.get("rule", "")))


class _Reading:
    """The annotations of one CAS."""

    def __init__(
        self,
        of: TagsOfCas,
        layers: list[Structure],
        by_id: Mapping[int, Structure],
        spans: Mapping[int, Span],
    ) -> None:
        self._of = of
        self._by_id = by_id
        self._spans = spans
        self._relations = [one for one in layers if {"Governor", "Dependent"} <= one.leads.keys()]
        related = {one.id for one in self._relations}
        self._layers = [one for one in layers if one.id not in related]
        self._parts: dict[str, list[Span]] = {}
        for one in self._layers:
            if one.says.get(PART) and one.says.get(ID) and one.id in spans:
                self._parts.setdefault(str(one.says[ID]), []).append(spans[one.id])
        self._ids = {one.id: str(one.says.get(ID, "")) or f"{of.key}#{one.id}" for one in self._layers}
        self._kinds = _kinds(self._layers)

    def tags(self) -> Iterator[FoundTag]:
        """In the order of the file."""
        further: dict[int, dict[str, str]] = {}
        for one in self._relations:
            self._relate(one, further)
        whole = {str(one.says[ID]) for one in self._layers if ID in one.says and PART not in one.says}
        for one in self._layers:
            if one.id not in self._spans:
                self._of.lost["annotations that hold no text"] += "begin" in one.says
            elif PART not in one.says or str(one.says.get(ID)) not in whole:
                yield self._tag(one, further.get(one.id, {}))

    def _tag(self, one: Structure, further: dict[str, str]) -> FoundTag:
        said = _words(one.says)
        kind = self._kinds[one.type]
        if kind == _NAMED_ENTITY and said.get("value"):
            kind = f"{kind} value={said['value']}"
        values, entries, tags = self._fields(one, said)
        self._refer(kind, one, values, entries)
        values |= _map(said, "values")
        entries |= _map(said, "entries")
        tags |= _map(said, "mentions") | further
        return FoundTag(
            kind=kind,
            target=self._target(one),
            id=self._ids[one.id],
            values=values,
            entries=entries,
            tags=tags,
            by=said.get(BY, ""),
            at=said.get(AT, ""),
            certainty=said.get(CERTAINTY, "certain"),
            note=said.get(NOTE, ""),
        )

    def _target(self, one: Structure) -> Target:
        spans = [self._spans[one.id]]
        if PART not in one.says:
            spans += self._parts.get(str(one.says.get(ID, "")), [])
        return target_of(*((span.start, span.end) for span in spans))

    def _fields(
        self, one: Structure, said: Mapping[str, str]
    ) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
        """Values, entries and tags by the names that the file gives them; of our own layers, by our fields."""
        named = field_name if self._is_own(one) else str
        led = [(name, *self._led(other)) for name, ids in one.leads.items() for other in ids]
        linked = {name.removeprefix(RECORD) for name in said if name.startswith(RECORD)}
        linked |= {feature_name(role) for name, role, _other in led if name == TAGS}
        mentions = {feature_name(name) for name in _map(said, "mentions")}
        values = {
            named(name): value
            for name, value in said.items()
            if not name.startswith(OWN) and name not in {*linked, *mentions, *_PLACE}
        }
        entries = {named(name.removeprefix(RECORD)): said[name] for name in said if name.startswith(RECORD)}
        tags: dict[str, str] = {}
        for name, role, other in led:
            if other is None:
                self._of.lost[f"“{name}” of {self._kinds[one.type]} that does not lead to a tag"] += 1
            else:
                free = role or name
                taken = {*values, *tags}
                tags[free if free not in taken else f"{free}{len(taken) + 1}"] = other
        return values, entries, tags

    def _led(self, other: int) -> tuple[str, str | None]:
        """The role and the id of the tag to which something leads, directly or by a link of INCEpTION."""
        if other in self._ids and other in self._spans:
            return "", self._ids[other]
        link = self._by_id.get(other)
        targets = link.leads.get("target", ()) if link else ()
        if link and targets and targets[0] in self._spans and targets[0] in self._ids:
            return str(link.says.get("role", "")), self._ids[targets[0]]
        return "", None

    def _is_own(self, one: Structure) -> bool:
        return self._of.ours and one.type.startswith(PACKAGE)

    def _refer(self, kind: str, one: Structure, values: dict[str, str], entries: dict[str, str]) -> None:
        """The `identifier` of a named entity, which leads to a knowledge base."""
        iri = values.get("identifier", "")
        record_kind = _RECORD_KINDS.get(values.get("value", "")[:3].upper(), "")
        if not (kind.startswith(_NAMED_ENTITY) and iri and record_kind):
            return
        del values["identifier"]
        entries["identifier"] = iri
        known = _WIKIDATA.fullmatch(iri)
        identifier = Identifier("Wikidata", known[1]) if known else Identifier("own", iri)
        span = self._spans[one.id]
        name = " ".join(self._of.text[span.start : span.end].split())
        self._of.entries.setdefault(iri, FoundEntry(iri, record_kind, name or iri, identifiers=(identifier,)))

    def _relate(self, one: Structure, further: dict[int, dict[str, str]]) -> None:
        """A relation leads from its governor to its dependent."""
        source, target = one.leads["Governor"][0], one.leads["Dependent"][0]
        name = _short(one.type)
        label = next(
            (str(one.says[key]) for key in ("value", "label", "DependencyType") if key in one.says), ""
        )
        if source in self._spans and target in self._spans and {source, target} <= self._ids.keys():
            led = further.setdefault(source, {})
            word = label or name
            led[word if word not in led else f"{word}{len(led) + 1}"] = self._ids[target]
        else:
            self._of.lost[f"relations ({name}) that do not lead from tag to tag"] += 1


def _kinds(layers: list[Structure]) -> dict[str, str]:
    """What each layer is called: ours by their tag type, others by their short name where it tells them apart."""
    types = {one.type for one in layers}
    short = Counter(map(_short, types))
    return {
        name: tag_type_name(name)
        if any(ID in one.says for one in layers if one.type == name)
        else (_short(name) if short[_short(name)] == 1 else name)
        for name in types
    }


def _short(name: str) -> str:
    return name.rpartition(".")[2]


def _span(one: Structure, places: UnitMap) -> Span | None:
    try:
        start, end = (places.to_points(min(int(one.says[name]), 1 << 40)) for name in ("begin", "end"))
    except (KeyError, ValueError):
        return None
    return Span(start, end) if 0 <= start < end else None


def _words(says: Mapping[str, str | int]) -> dict[str, str]:
    return {name: str(value) for name, value in says.items()}


def _map(said: Mapping[str, str], part: str) -> dict[str, str]:
    """What has no feature of its own."""
    if OTHER not in said:
        return {}
    try:
        raw: Any = read_json(said[OTHER].encode("utf-8", "surrogatepass"), OTHER)
        return {str(name): str(value) for name, value in raw.get(part, {}).items()}
    except (UnreadableFile, AttributeError):
        return {}
