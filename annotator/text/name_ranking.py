"""Ranks entries of the register for a mention, or for what is typed: which one is most likely meant, and why.

Points are added up; the weights below say what counts more than what. Whatever the points, an entry that is
called by a title of the other gender is never offered, nor one whose given names or initials contradict, unless
somebody types its whole name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.text.body_names import compare_bodies, parse_body
from annotator.text.name_words import folded, without_possessive, words_of
from annotator.text.names import parse_name
from annotator.text.person_likeness import Conflict, Likeness, compare_people

NAMED_HERE = 40
"""A newspaper names a person in full once and by surname afterwards: more than the same words in other articles."""
NAMED_SO_HERE = 15
"""By these very words in this article."""
EACH_TIME_HERE, MOST_TIMES = 1, 10
NAMED_LAST = 8
"""The mention before this one: *he*, *Mr Khan* go on about the same person."""
SAME_FORM = 15
"""By these very words, anywhere."""
SAME_TITLE = 6
"""`Cllr Khan` rather is somebody who is called councillor elsewhere."""
EACH_DOUBLING, MOST_DOUBLINGS = 1, 10
"""How often in the project, by its logarithm: decides between entries that fit alike."""
CANDIDATE = -10
"""Entries that nobody here has used yet stand behind those of the project."""

WHOLE_SURNAME, START_OF_SURNAME = 20, 12
WHOLE_WORD, START_OF_WORD = 8, 4
"""For each word typed; people are looked for by surname."""
CONTRADICTED = -60
"""What is typed outweighs the mention, but for its gender: somebody may know that a given name is a misprint."""

Points = tuple[int, str]
"""A number of points and the reason in words, which may be empty."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known about an entry of the register: its name forms, and where they were found."""

    kind: str
    name: str
    forms: tuple[str, ...] = ()
    """Every further form, given by hand or found in articles."""
    here: Mapping[str, int] = field(default_factory=dict)
    """Mentions in this article, by form."""
    total: int = 0
    """Mentions in the project."""
    named_last: bool = False
    """Whether it is the entry named last before the mention."""
    origin: str = ""
    """Name and version of the file it was taken from, while nobody has linked to it."""

    @property
    def every_form(self) -> tuple[str, ...]:
        """The name, then the others."""
        return tuple(dict.fromkeys((self.name, *self.forms, *self.here)))


@dataclass(frozen=True, slots=True)
class Ranked:
    """How likely an entry is meant: the form that fits best, points, and the reason in words."""

    form: str
    score: int
    reason: str


def rank(candidate: Candidate, mention: str = "", typed: str = "") -> Ranked | None:
    """Judge an entry for the words of a mention and what is typed so far; None when it cannot be meant.

    With nothing typed and no mention, every entry fits and its use decides.
    """
    if not _is_whole_name(candidate, typed) and _of_other_gender(candidate, (mention, typed)):
        return None
    fit = _fit(candidate, mention, typed)
    if fit is None:
        return None
    form, points = fit
    points += _standing(candidate, mention if words_of(mention) else typed)
    reasons = dict.fromkeys(reason for _points, reason in points if reason)
    return Ranked(form, sum(number for number, _reason in points), "; ".join(reasons))


def _is_whole_name(candidate: Candidate, typed: str) -> bool:
    return len(words_of(typed)) > 1 and _plain(typed) == _plain(candidate.name)


def _of_other_gender(candidate: Candidate, wanted: Iterable[str]) -> bool:
    """Whether some form of the entry, wherever found, has a title of another gender than the words wanted."""
    if candidate.kind != "person":
        return False
    genders = {parse_name(words).gender for words in wanted} - {""}
    return bool(genders) and any(
        (gender := parse_name(form).gender) and genders != {gender} for form in candidate.every_form
    )


def _fit(candidate: Candidate, mention: str, typed: str) -> tuple[str, list[Points]] | None:
    """The form that fits, and what its words are worth; None when they do not fit."""
    meant = _fit_of_mention(candidate, mention) if words_of(mention) else (candidate.name, Likeness(0, ""))
    if not words_of(typed):
        return (meant[0], [(meant[1].score, meant[1].reason)]) if meant else None
    found = _fit_of_typed(candidate, typed)
    if found is None:
        return None
    of_mention = (meant[1].score, meant[1].reason) if meant else (CONTRADICTED, "unlike the tagged words")
    return found[0], [(found[1].score, found[1].reason), of_mention]


def _fit_of_mention(candidate: Candidate, mention: str) -> tuple[str, Likeness] | None:
    """The form of the entry that is most like the mention; None when none is, or the names contradict."""
    if candidate.kind != "person":
        body = parse_body(mention)
        fits = [
            (form, likeness)
            for form in candidate.every_form
            if (likeness := compare_bodies(body, parse_body(form))) is not None
        ]
        return max(fits, key=lambda fit: fit[1].score, default=None)
    person = parse_name(mention)
    compared = [(form, compare_people(person, parse_name(form))) for form in candidate.every_form]
    fits = [(form, likeness) for form, likeness in compared if isinstance(likeness, Likeness)]
    if any(isinstance(result, Conflict) for _form, result in compared):
        # `J. Khan` fits the form `Mr Khan` of Mohammed Khan, and yet is somebody else
        fits = [fit for fit in fits if fit[1].names_agree]
    return max(fits, key=lambda fit: fit[1].score, default=None)


def _fit_of_typed(candidate: Candidate, typed: str) -> tuple[str, Likeness] | None:
    """The form that holds the start of every word typed, else the name when all its forms together do."""
    wanted = typed_words(candidate.kind, typed)
    best: tuple[str, int] | None = None
    for form in candidate.every_form:
        points = _points_of_typed(candidate.kind, form, wanted)
        if points is not None and (best is None or points > best[1]):
            best = (form, points)
    if best is None:
        words = {word for form in candidate.every_form for word in words_of(form)}
        if not all(any(word.startswith(start) for word in words) for start in wanted):
            return None
        best = (candidate.name, START_OF_WORD)
    return best[0], Likeness(best[1], "" if best[0] == candidate.name else "by another name")


def typed_words(kind: str, typed: str) -> tuple[str, ...]:
    """The words that an entry must have for what is typed: without titles in front, and small words."""
    words = words_of(typed)
    if kind == "person":
        name = parse_name(typed).words
        return tuple(word for word in words if word in name) or words
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _points_of_typed(kind: str, form: str, wanted: tuple[str, ...]) -> int | None:
    words = words_of(form)
    initials = () if kind == "person" else tuple(parse_body(form).initials)
    surname = parse_name(form).surname if kind == "person" else words[:1]
    points = 0
    for start in wanted:
        if start in surname:
            points += WHOLE_SURNAME
        elif start in words or start in initials:
            points += WHOLE_WORD
        elif any(word.startswith(start) for word in surname):
            points += START_OF_SURNAME
        elif any(word.startswith(start) for word in words):
            points += START_OF_WORD
        else:
            return None
    return points


def _standing(candidate: Candidate, wanted: str) -> Iterable[Points]:
    """Points and reasons for how the entry is used in this article and in the project."""
    so = _plain(wanted)
    same = bool(so) and any(_plain(form) == so for form in candidate.every_form)
    if same:
        yield SAME_FORM, "" if candidate.here else "named by these words"
    if candidate.kind == "person" and (titles := parse_name(wanted).titles):
        shared = [form for form in candidate.every_form if set(parse_name(form).titles) & set(titles)]
        if shared:
            yield SAME_TITLE, "" if same else "same title"
    so_here = sum(count for form, count in candidate.here.items() if so and _plain(form) == so)
    here = sum(candidate.here.values())
    if so_here:
        yield NAMED_SO_HERE, f"named so {_times(so_here)} in this article"
    if here:
        yield (
            NAMED_HERE + EACH_TIME_HERE * min(here, MOST_TIMES),
            "" if so_here else f"named {_times(here)} in this article",
        )
    if candidate.named_last:
        yield NAMED_LAST, "named last before this"
    if candidate.total:
        elsewhere = "" if here else f"named {_times(candidate.total)} in the project"
        yield EACH_DOUBLING * min(candidate.total.bit_length(), MOST_DOUBLINGS), elsewhere
    if candidate.origin:
        yield CANDIDATE, f"from {candidate.origin}"


def _plain(form: str) -> str:
    return " ".join(folded(without_possessive(form)).split())


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
