"""What is proposed for the tags of another program, and the tag types that a mapping needs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.model.errors import InvalidValue
from annotator.model.found_file import FoundFile, FoundTag
from annotator.model.tag_mapping import MappingRule, TagMapping
from annotator.model.tag_type import Field, TagType

_COLOURS = (("#6b5b00", "#d9c65a"), ("#7a3b6d", "#dc9ccf"), ("#2f5f5f", "#8fcfcf"), ("#6a4a2a", "#d8b18a"))
"""For types that a file brings: the archivist may choose others."""
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class FoundKind:
    """One kind of tag in a file, as the archivist is shown it."""

    kind: str
    count: int
    example: str
    """Words of the first tag of the kind, on one line."""
    names: Mapping[str, int]
    """How many tags of the kind have each value or pointer, by the file's name for it."""
    pointers: frozenset[str] = frozenset()
    """Those of the names that point to an entry or to a tag."""


def kinds_of(found: FoundFile, words: Mapping[str, str]) -> tuple[FoundKind, ...]:
    """The kinds of tag in a file, the most frequent first; `words` is an example of each kind."""
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    pointers: dict[str, set[str]] = {}
    for tag in (tag for document in found.documents for tag in document.tags):
        counts[tag.kind] += 1
        names.setdefault(tag.kind, Counter()).update([*tag.values, *_pointers(tag)])
        pointers.setdefault(tag.kind, set()).update(_pointers(tag))
    return tuple(
        FoundKind(
            kind, count, words.get(kind, ""), dict(sorted(names[kind].items())), frozenset(pointers[kind])
        )
        for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def proposed(
    kinds: Iterable[FoundKind], rules: Sequence[MappingRule], types: Sequence[TagType]
) -> TagMapping:
    """A rule for each kind: that of the format, else the tag type of that name, else a type of its own."""
    return tuple(sorted((_proposed(kind, rules, types) for kind in kinds), key=lambda rule: rule.kind))


def _proposed(kind: FoundKind, rules: Sequence[MappingRule], types: Sequence[TagType]) -> MappingRule:
    given = next((rule for rule in rules if rule.kind == kind.kind), None)
    word = slug(kind.kind)
    named = next((t for t in types if word in (slug(t.name), slug(t.label))), None)
    name = given.type if given else named.name if named else word
    tag_type = next((t for t in types if t.name == name), None)
    fields = dict(given.fields) if given else {}
    for of_file in kind.names:
        if of_file in fields:
            continue
        if tag_type is None:
            fields[of_file] = slug(of_file)
        elif tag_type.find(of_file) is not None:
            fields[of_file] = of_file
    return MappingRule(kind.kind, name, fields, dict(given.constants) if given else {})


def missing_types(
    mapping: TagMapping, kinds: Sequence[FoundKind], types: Sequence[TagType]
) -> Iterator[TagType]:
    """The tag types that a mapping names and the project lacks, with a field for each value that is mapped.

    Raises InvalidValue for a name that no tag type can have.
    """
    known = {tag_type.name for tag_type in types}
    found = {kind.kind: kind for kind in kinds}
    wanted: dict[str, dict[str, bool]] = {}
    for rule in mapping:
        if rule.type and rule.type not in known:
            if slug(rule.type) != rule.type:
                raise InvalidValue(
                    f"“{rule.type}” cannot be the name of a tag type; write {slug(rule.type)}."
                )
            fields = wanted.setdefault(rule.type, {})
            for of_file, name in rule.fields.items():
                kind = found.get(rule.kind)
                fields[name] = fields.get(name, True) and bool(kind and of_file in kind.pointers)
    for number, (name, fields) in enumerate(wanted.items()):
        light, dark = _COLOURS[number % len(_COLOURS)]
        label = name.replace("-", " ").capitalize()
        yield TagType(
            name=name,
            label=label,
            key="",
            letter=label[0].upper(),
            colour=light,
            colour_dark=dark,
            pattern="plain",
            element="seg",
            fields=tuple(
                Field(field, field.replace("-", " ").capitalize(), "tag" if points else "text")
                for field, points in sorted(fields.items())
            ),
        )


def slug(words: str) -> str:
    """Words as the name of a tag type or field: lower-case letters, digits and hyphens, a letter first."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:_LONGEST_NAME].strip("-")
    return plain if plain[:1].isalpha() else f"tag-{plain}".rstrip("-")


def _pointers(tag: FoundTag) -> set[str]:
    return {*tag.entries, *tag.tags}
