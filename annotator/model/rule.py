"""A rule by which a reviewer decides many cases at once, after seeing which."""

from dataclasses import dataclass

from annotator.model.case import Case

RULES = ("longer", "shorter", "entry", "person")
"""Take the version of more or fewer code points, the only one with an entry of the register, or what one person says."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What to take, of the cases of one kind and tag type; empty is any."""

    name: str
    """One of RULES."""
    kind: str = ""
    type: str = ""
    person: str = ""
    """Whose version the rule *person* takes; where that person tagged nothing, none is right."""

    def is_for(self, case: Case) -> bool:
        """Whether the rule is about such a case; about tags with nothing to compare only if it says so."""
        return self.kind in ("" if case.kind != "alone" else "alone", case.kind) and (
            not self.type or self.type in case.types
        )
