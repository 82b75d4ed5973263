"""What becomes of the tags of another program: one rule for each kind of tag that a file has."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MappingRule:
    """Tags of this `kind` become tags of `type`; with an empty type they are left out and told as a loss."""

    kind: str
    type: str
    """Name of a tag type; one that the project lacks is made."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Field of the tag type for each of the file's names of values and pointers; the others are told as losses."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """Values that every tag of the rule gets, such as `mode=indirect`."""


TagMapping = tuple[MappingRule, ...]
"""One rule for each kind, by kind."""
