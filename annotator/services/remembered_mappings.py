"""What the tags of a program became last is proposed next time."""

from collections.abc import Sequence
from typing import Any

from annotator.model.tag_mapping import MappingRule, TagMapping
from annotator.model.tag_type import TagType
from annotator.services.adopting import Look
from annotator.services.settings import Settings
from annotator.services.tag_mappings import slug
from annotator.text.normalising import printable

_KEPT = 40
"""Programs; the one that was used longest ago gives way."""


def remember(settings: Settings, looks: Sequence[Look], mapping: TagMapping) -> None:
    """Keep a mapping for the programs that wrote these files, beside what is kept of other kinds of their tags."""
    for look in looks:
        kinds = {kind.kind for kind in look.kinds if kind.kind == printable(kind.kind)}
        rules = {
            rule.kind: [rule.type, dict(rule.fields), dict(rule.constants)]
            for rule in mapping
            if rule.kind in kinds
        }
        before = settings.mappings.pop(look.found.program, {})
        settings.mappings[look.found.program] = (before if isinstance(before, dict) else {}) | rules
    for program in list(settings.mappings)[:-_KEPT]:
        del settings.mappings[program]


def recalled(settings: Settings, look: Look, types: Sequence[TagType]) -> TagMapping:
    """The proposed mapping, with the rules that were used last; what no longer fits is left as it is proposed."""
    kept = settings.mappings.get(look.found.program)
    kept = kept if isinstance(kept, dict) else {}
    known = {tag_type.name: tag_type for tag_type in types}
    return tuple(_rule(kept.get(rule.kind), rule, known) for rule in look.mapping)


def _rule(kept: Any, proposed: MappingRule, types: dict[str, TagType]) -> MappingRule:
    match kept:
        case [str(name), dict(fields), dict(constants)] if not name or slug(name) == name:
            pass
        case _:
            return proposed
    tag_type = types.get(name)

    def fits(field: object) -> bool:
        return isinstance(field, str) and (
            tag_type.find(field) is not None if tag_type else slug(field) == field
        )

    fitting = {str(of_file): field for of_file, field in fields.items() if fits(field)}
    said = {str(field): value for field, value in constants.items() if fits(field) and isinstance(value, str)}
    return MappingRule(proposed.kind, name, fitting, said)
