"""A case of review: versions of one tag by several people, of which a reviewer takes one or none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.model.annotation import Annotation
from annotator.model.comment import Comment
from annotator.model.review import Review

CASE_KINDS = (
    *("type", "boundary", "identity", "value"),
    *("missing here", "missing there", "comment", "agreed", "alone"),
)
"""In which way the versions differ, the first that holds. *Here* is the first of the people that are compared, the
reviewer if that is one of them. A *comment* is a tag on which all agree and somebody has an open remark. *Alone* is a
tag of an article on which one person alone worked: nobody disagrees."""

CASE_STATES = ("open", "disputed", "contested", "lapsed", "decided")
"""A *disputed* case two reviewers decided differently, a *contested* one an annotator does not accept, and of a
*lapsed* one a tag was changed after the decision: all of these are to be decided (again)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case by the ids of its tags: thousands of them are held at a time. A `Card` shows one."""

    kind: str
    """One of CASE_KINDS."""
    article: str
    types: tuple[str, ...]
    """Tag type of each version."""
    versions: tuple[tuple[str, ...], ...]
    """Ids of the tags that say the same, by version."""
    lacking: tuple[str, ...] = ()
    """Names of those who tagged nothing here."""
    state: str = "open"
    """One of CASE_STATES."""
    alike: int = 0
    """The same for cases between the same people about the same words, said in the same ways."""

    @property
    def id(self) -> str:
        """The id of its first tag; each tag is in one case only."""
        return min(self.tags)

    @property
    def tags(self) -> tuple[str, ...]:
        """Ids of all its tags."""
        return tuple(tag for version in self.versions for tag in version)

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide."""
        return self.state != "decided"


@dataclass(frozen=True, slots=True)
class Queue:
    """Cases in the order of the articles and their texts, with how many there are of each kind."""

    cases: tuple[Case, ...]
    people: tuple[str, ...]
    """Whose tags were compared; the first is *here*."""

    @property
    def differing(self) -> tuple[Case, ...]:
        """The cases without the tags of one person alone."""
        return tuple(case for case in self.cases if case.kind != "alone")

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of cases by kind, in the order of CASE_KINDS, where there are any."""
        found = Counter(case.kind for case in self.cases)
        return {kind: found[kind] for kind in CASE_KINDS if found[kind]}

    @property
    def states(self) -> Mapping[str, int]:
        """Number of cases by state, in the order of CASE_STATES, where there are any."""
        found = Counter(case.state for case in self.cases)
        return {state: found[state] for state in CASE_STATES if found[state]}

    def chosen(self, kind: str = "", type_name: str = "", state: str = "") -> tuple[Case, ...]:
        """Cases of a kind, about a tag type, in a state; empty is any."""
        return tuple(
            case
            for case in self.cases
            if (not kind or case.kind == kind)
            and (not type_name or type_name in case.types)
            and (not state or case.state == state)
        )


@dataclass(frozen=True, slots=True)
class Version:
    """What some people say alike."""

    tags: tuple[Annotation, ...]
    quoted: str

    @property
    def people(self) -> tuple[str, ...]:
        """Who says so."""
        return tuple(dict.fromkeys(tag.by for tag in self.tags))


@dataclass(frozen=True, slots=True)
class Card:
    """A case as a reviewer sees it."""

    case: Case
    versions: tuple[Version, ...]
    differences: tuple[str, ...] = ()
    """All ways in which the versions differ."""
    reviews: Mapping[str, Review] = field(default_factory=dict)
    """What was decided, lapsed or not, by tag."""
    competing: tuple[Review, ...] = ()
    """Of a disputed case, what each reviewer decided about its tags."""
    comments: tuple[Comment, ...] = ()


Decision = tuple[Case, str]
"""A case and the tag that is taken, empty when none is right."""


def letters(people: Sequence[str]) -> dict[str, str]:
    """A, B, … for each person, where names are hidden; the 27th is AA."""
    return {person: _letter(number) for number, person in enumerate(people)}


def _letter(number: int) -> str:
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)
