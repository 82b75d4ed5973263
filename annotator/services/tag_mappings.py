"""What is proposed for the tags of another program, and the tag types that a mapping needs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.model.errors import InvalidValue, NotFound
from annotator.model.found_file import FoundFile, FoundTag
from annotator.model.tag_mapping import MappingRule, TagMapping
from annotator.model.tag_type import LINK_KINDS, PATTERNS, Field, TagType
from annotator.services.tag_type_files import checked
from annotator.text.normalising import printable

_COLOURS = (
    ("#6b5b00", "#d9c65a"),
    ("#7a3b6d", "#dc9ccf"),
    ("#2f5f5f", "#8fcfcf"),
    ("#6a4a2a", "#d8b18a"),
    ("#3d4f9f", "#a3b1f0"),
    ("#4f6b1f", "#b3d47a"),
    ("#8a2f55", "#f09ab8"),
    ("#4a5560", "#b4c0cc"),
)
"""For types that a file brings: the archivist may choose others."""
_LONGEST_NAME = 40
_SHOWN = 60
"""Code points of an example."""


@dataclass(frozen=True, slots=True)
class FoundKind:
    """One kind of tag in a file, as the archivist is shown it."""

    kind: str
    count: int
    example: str
    """Words of the first tag of the kind, on one line."""
    names: Mapping[str, int]
    """How many tags of the kind have each value or pointer, by the file's name for it."""
    pointers: Mapping[str, str]
    """Those of the names that point to an entry or to a tag, with the kind of field that takes them."""


def kinds_of(found: FoundFile) -> tuple[FoundKind, ...]:
    """The kinds of tag in a file, the most frequent first."""
    words = _examples(found)
    entries = {entry.key: entry.kind for entry in found.entries}
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    pointed: dict[str, dict[str, set[str]]] = {}
    for tag in (tag for document in found.documents for tag in document.tags):
        counts[tag.kind] += 1
        names.setdefault(tag.kind, Counter()).update({*tag.values, *tag.entries, *tag.tags})
        to = pointed.setdefault(tag.kind, {})
        for name, kind in _pointers(tag, entries):
            to.setdefault(name, set()).add(kind)
    return tuple(
        FoundKind(
            kind,
            count,
            words.get(kind, ""),
            dict(sorted(names[kind].items())),
            {name: _field_kind(kinds) for name, kinds in sorted(pointed[kind].items())},
        )
        for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _examples(found: FoundFile) -> Mapping[str, str]:
    """Words of the first tag of each kind, on one line."""
    words: dict[str, str] = {}
    for document in found.documents:
        for number, tag in enumerate(document.tags):
            if not words.get(tag.kind):
                text = document.incoming.text if document.incoming else ""
                quoted = " … ".join(text[span.start : span.end] for span in tag.target)
                words[tag.kind] = " ".join((quoted or document.quotes.get(number, "")).split())[:_SHOWN]
    return words


def united(files: Iterable[Sequence[FoundKind]]) -> tuple[FoundKind, ...]:
    """The kinds of several files as if they were one, the most frequent first."""
    found: dict[str, FoundKind] = {}
    for kind in (kind for kinds in files for kind in kinds):
        known = found.get(kind.kind)
        if known is None:
            found[kind.kind] = kind
            continue
        pointers = dict(known.pointers)
        for name, field in kind.pointers.items():
            pointers[name] = field if pointers.get(name, field) == field else "tag"
        found[kind.kind] = FoundKind(
            kind.kind,
            known.count + kind.count,
            known.example or kind.example,
            dict(sorted((Counter(known.names) + Counter(kind.names)).items())),
            pointers,
        )
    return tuple(sorted(found.values(), key=lambda kind: (-kind.count, kind.kind)))


def _pointers(tag: FoundTag, entries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names of the pointers of a tag, and what kind of thing each leads to."""
    yield from ((name, entries.get(key, "")) for name, key in tag.entries.items())
    yield from ((name, "tag") for name in tag.tags)


def _field_kind(kinds: set[str]) -> str:
    """The kind of field that takes pointers to all of these."""
    led = kinds - {""}
    return next((field for field, takes in LINK_KINDS.items() if led and led <= set(takes)), "tag")


def proposed(
    kinds: Iterable[FoundKind], rules: Sequence[MappingRule], types: Sequence[TagType]
) -> TagMapping:
    """A rule for each kind: that of the format, else the tag type of that name, else a type of its own."""
    taken: dict[str, str] = {}
    found = []
    for kind in kinds:
        given = next((rule for rule in rules if rule.kind == kind.kind), None)
        if given is not None:
            found.append(rule_for(kind, given.type, types, given))
            continue
        named = _named(kind.kind, types)
        found.append(rule_for(kind, named or _free(slug(kind.kind), kind.kind, taken), types))
    return tuple(sorted(found, key=lambda rule: rule.kind))


def _named(kind: str, types: Sequence[TagType]) -> str:
    """The type that is called so, else the one whose name is the same but for signs and capitals, else empty."""
    word = _plain(kind)
    exact = (t.name for t in types if kind in (t.name, t.label))
    alike = (t.name for t in types if word and word in (_plain(t.name), _plain(t.label)))
    return next(exact, "") or next(alike, "")


def _free(word: str, kind: str, taken: dict[str, str]) -> str:
    """A name for the type of a kind that no other kind was given: what tells kinds apart may not fit into names."""
    name, number = word, 2
    while taken.setdefault(name, kind) != kind:
        name, number = f"{word}-{number}", number + 1
    return name


def rule_for(
    kind: FoundKind, name: str, types: Sequence[TagType], given: MappingRule | None = None
) -> MappingRule:
    """A rule by which tags of a kind become tags of this type; each value goes to the field of its name.

    What a rule that is `given` says of the same type comes first. A type that is new gets a field for every value.
    """
    if not name:
        return MappingRule(kind.kind, "")
    same = given if given is not None and given.type == name else None
    tag_type = next((t for t in types if t.name == name), None)
    fields = (
        {of_file: field for of_file, field in same.fields.items() if of_file in kind.names} if same else {}
    )
    for of_file in kind.names:
        if of_file in fields:
            continue
        if tag_type is None:
            fields[of_file] = slug(of_file)
        elif tag_type.find(of_file) is not None:
            fields[of_file] = of_file
    return MappingRule(kind.kind, name, fields, dict(same.constants) if same else {})


@dataclass(frozen=True, slots=True)
class Wish:
    """What the archivist wants of one kind of tag; without `fields`, each value goes where it is proposed."""

    kind: str
    type: str
    fields: Mapping[str, str] | None = None


def wished(
    mapping: TagMapping, kinds: Sequence[FoundKind], types: Sequence[TagType], wishes: Sequence[Wish]
) -> TagMapping:
    """A mapping with what the archivist wants otherwise, as far as it speaks of these kinds.

    Raises NotFound for a field that the type does not have.
    """
    rules = {rule.kind: rule for rule in mapping}
    found = {kind.kind: kind for kind in kinds}
    for wish in wishes:
        if wish.kind not in found:
            continue
        rules[wish.kind] = rule_for(found[wish.kind], wish.type, types, rules.get(wish.kind))
        if wish.fields is not None:
            rules[wish.kind] = replace(rules[wish.kind], fields=dict(wish.fields), constants={})
        tag_type = next((t for t in types if t.name == wish.type), None)
        for name in (wish.fields or {}).values():
            if tag_type is not None and tag_type.find(name) is None:
                known = ", ".join(field.name for field in tag_type.fields)
                raise NotFound(f"{tag_type.label} tags have no value “{name}”; they have {known}.")
    return tuple(rules[kind] for kind in sorted(rules))


def missing_types(
    mapping: TagMapping, kinds: Sequence[FoundKind], types: Sequence[TagType]
) -> Iterator[TagType]:
    """The tag types that a mapping names and the project lacks, with a field for each value that is mapped.

    Raises InvalidValue for a name that no tag type can have.
    """
    known = list(types)
    found = {kind.kind: kind for kind in kinds}
    wanted: dict[str, list[MappingRule]] = {}
    for rule in mapping:
        if rule.type and rule.kind in found and all(rule.type != tag_type.name for tag_type in known):
            if slug(rule.type) != rule.type:
                raise InvalidValue(
                    f"“{rule.type}” cannot be the name of a tag type; write {slug(rule.type)}."
                )
            wanted.setdefault(rule.type, []).append(rule)
    for name, rules in wanted.items():
        fields: dict[str, set[str]] = {}
        for rule in rules:
            for of_file, field in rule.fields.items():
                fields.setdefault(field, set()).add(found[rule.kind].pointers.get(of_file, "text"))
            for constant in rule.constants:
                fields.setdefault(constant, set()).add("text")
        known.append(_new_type(name, rules[0].kind, fields, known))
        yield known[-1]


def _new_type(name: str, kind: str, fields: Mapping[str, set[str]], known: Sequence[TagType]) -> TagType:
    """A valid definition that is told apart from those that are known, as far as letters and colours go."""
    called_so = re.fullmatch(rf"{slug(kind)}(-\d+)?", name) is not None
    label = (" ".join(printable(kind).split()) if called_so else "") or _as_label(name)
    colours = {tag_type.colour for tag_type in known}
    light, dark = next(
        (pair for pair in _COLOURS if pair[0] not in colours), _COLOURS[len(known) % len(_COLOURS)]
    )
    letters = {tag_type.letter for tag_type in known}
    own = [char.upper()[0] for char in label if char.isalnum()]
    patterns = Counter(dict.fromkeys(PATTERNS, 0))
    patterns.update(tag_type.pattern for tag_type in known)
    return checked(
        TagType(
            name=name,
            label=label[:_LONGEST_NAME],
            key="",
            letter=next((char for char in own if char not in letters), own[0] if own else "?"),
            colour=light,
            colour_dark=dark,
            pattern=min(PATTERNS, key=lambda pattern: patterns[pattern]),
            element="seg",
            fields=tuple(
                Field(field, _as_label(field), kinds.pop() if len(kinds) == 1 else "text")
                for field, kinds in sorted((field, set(kinds)) for field, kinds in fields.items())
            ),
        )
    )


def _as_label(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").strip().capitalize() or name


def slug(words: str) -> str:
    """Words as the name of a tag type or field: small letters, digits, - and _, a letter first."""
    plain = _plain(words)
    return plain if plain[:1].isalpha() else f"tag-{plain}"[:_LONGEST_NAME].rstrip("-")


def _plain(words: str) -> str:
    """What of some words a name may hold; empty for those of another script."""
    signs = unicodedata.normalize("NFKD", words.casefold())
    unmarked = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9_]+", "-", unmarked).strip("-_")[:_LONGEST_NAME].strip("-_")
