"""What the archivist has chosen so far for the tags of another program."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.model.tag_mapping import MappingRule, TagMapping
from annotator.model.tag_type import Field, TagType
from annotator.services.tag_mappings import FoundKind, rule_for, slug

LEFT_OUT = ""
"""In place of a type or a field."""


class MappingDraft:
    """Kinds of tags, most frequent first, and the rule that each has now."""

    def __init__(
        self, kinds: Sequence[FoundKind] = (), mapping: TagMapping = (), types: Sequence[TagType] = ()
    ) -> None:
        self.kinds = tuple(kinds)
        self._proposed = {rule.kind: rule for rule in mapping}
        self._rules = dict(self._proposed)
        self._types = {tag_type.name: tag_type for tag_type in types}

    @property
    def mapping(self) -> TagMapping:
        """One rule for each kind, by kind."""
        return tuple(self._rules[kind] for kind in sorted(self._rules))

    @property
    def new_types(self) -> list[str]:
        """Names of the types that would be made, sorted."""
        return sorted({rule.type for rule in self.mapping if rule.type} - self._types.keys())

    def rule(self, kind: FoundKind) -> MappingRule:
        """What becomes of a kind."""
        return self._rules[kind.kind]

    def label(self, name: str) -> str:
        """What a type is called; a new one by the name it would get, one that is left out by nothing."""
        return self._types[name].label if name in self._types else name

    def is_new(self, name: str) -> bool:
        """Whether a type of this name would be made."""
        return bool(name) and name not in self._types

    def fields(self, kind: FoundKind, name: str) -> list[Field]:
        """Fields of its type that can take a value of a kind: links for what points somewhere."""
        tag_type = self._types.get(self.rule(kind).type)
        points = name in kind.pointers
        return [field for field in tag_type.fields if field.is_link == points] if tag_type else []

    def choose_type(self, kind: FoundKind, name: str) -> None:
        """Let tags of a kind become tags of a type, each value in the field that is proposed for it."""
        given = self._proposed.get(kind.kind)
        self._rules[kind.kind] = rule_for(kind, name, tuple(self._types.values()), given)

    def free_name(self, kind: FoundKind) -> str:
        """A name for a new type that no type of the project has."""
        word = slug(kind.kind)
        name, number = word, 2
        while name in self._types:
            name, number = f"{word}-{number}", number + 1
        return name

    def choose_field(self, kind: FoundKind, name: str, field: str) -> None:
        """Put a value of a kind into a field, or leave it out."""
        rule = self.rule(kind)
        fields = {of_file: to for of_file, to in rule.fields.items() if of_file != name}
        self._rules[kind.kind] = replace(rule, fields={**fields, name: field} if field else fields)
