"""The review queue: what several people tagged alike, what differs and how, and what was decided about it."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from annotator.model.case import Card, Case, Queue, Version
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.progress import Progress, silent
from annotator.model.review import Review
from annotator.model.span import Span
from annotator.services.history import History
from annotator.services.library import Library
from annotator.store import annotations, case_rows, comments, links, reviews
from annotator.store.connection import Row
from annotator.store.project import Project
from annotator.text.tag_matching import AGREED, MISSING, Match, Told, match

_ID_DIGITS = 32
_ALONE = "alone"
_AGAIN = ("contested", "disputed")
"""States in which even what nobody disagreed on is listed."""
Listed = Callable[[str], bool]
"""Whether the tags of a person who worked on an article alone are listed."""


def _everybody(_person: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an article beside its tags."""

    people: Sequence[str]
    decided: dict[bytes, tuple[str, bool]] = field(default_factory=dict)
    remarked: set[bytes] = field(default_factory=set)


class ReviewQueue:
    """Reads what is to be reviewed; changes nothing."""

    def __init__(self, project: Project, history: History, library: Library) -> None:
        self._database = project.database
        self._history = history
        self._library = library

    def people(self, article_ids: Sequence[str] | None = None) -> list[str]:
        """Names of those whose tags (on these articles) are compared, the reviewer first if that is one of them."""
        names: set[str] = set()
        for article in self._chosen(article_ids):
            names |= case_rows.taking_part(self._database, article)
        return self._ordered(names)

    def cases(
        self,
        article_ids: Sequence[str] | None = None,
        people: Sequence[str] | None = None,
        progress: Progress = silent,
        *,
        decided: bool = False,
        alone: bool = False,
    ) -> Queue:
        """Return what differs and is not decided (or all that differs), article by article.

        Articles that only one of the people worked on hold nothing to compare; *alone* adds the tags of those that
        are of somebody else than the reviewer, each as a case to decide. Raises Cancelled.
        """

        def wanted(case: Case) -> bool:
            return (case.kind != AGREED and (decided or case.is_open)) or case.state in _AGAIN

        def listed(person: str) -> bool:
            return alone and (people is not None or person != self._history.by)

        if people is not None and len(set(people)) < (1 if alone else 2):
            raise InvalidValue("It takes the tags of two people or more to compare them; name another one.")
        return self._queue(article_ids, people, progress, wanted, alone=listed)

    def agreed(
        self,
        article_ids: Sequence[str] | None = None,
        people: Sequence[str] | None = None,
        progress: Progress = silent,
        *,
        decided: bool = False,
    ) -> Queue:
        """Return what all say alike and nobody decided (or all that all say alike), to take samples of.

        Where one person alone worked on an article, that is all its tags. Raises Cancelled.
        """

        def wanted(case: Case) -> bool:
            return case.kind in (AGREED, _ALONE) and (decided or case.state in ("open", "lapsed"))

        return self._queue(article_ids, people, progress, wanted, everything=True)

    def lapsed(self, article_ids: Sequence[str] | None = None, progress: Progress = silent) -> list[Case]:
        """Return the cases in which a tag was changed after the decision."""
        return list(self.cases(article_ids, None, progress).chosen(state="lapsed"))

    def disputed(self, article_ids: Sequence[str] | None = None, progress: Progress = silent) -> list[Case]:
        """Return the cases that two reviewers decided differently at the same time."""
        return list(self.cases(article_ids, None, progress).chosen(state="disputed"))

    def case(self, identifier: str, people: Sequence[str] | None = None) -> Case:
        """Return the case that a tag is in, by the id of the tag or the start of it. Raises NotFound."""
        digits = identifier.lower()
        if not digits or len(digits) > _ID_DIGITS or not set(digits) <= set("0123456789abcdef"):
            raise NotFound(f"{identifier} is not the id of a case; list the cases to see their ids.")
        found = case_rows.starting_with(self._database, digits)
        if len(found) != 1:
            what = "more than one case" if found else "no case"
            raise NotFound(f"{identifier} is the id of {what}; list the cases to see their ids.")
        [(tag, article)] = found
        for case in self._of_article(article, people):
            if tag in case.tags:
                return case
        raise NotFound("None of these people made this tag; name the one who did.")

    def card(self, case: Case) -> Card:
        """Return what a reviewer sees of a case, as its tags now are. Raises NotFound when none of them is left."""
        rows = case_rows.of_tags(self._database, case.tags)
        if not rows:
            raise NotFound("The tags of this case are no longer there; list the cases again.")
        text = self._library.text(case.article)
        there = {row[0].hex() for row in rows}
        versions = []
        for version in case.versions:
            tags = tuple(annotations.get(self._database, tag) for tag in version if tag in there)
            if tags:
                versions.append(Version(tags, tags[0].quoted(text)))
        told = {tag.id: tag for tag in self._told(case.article, rows)}
        differences = Match(tuple((told[version.tags[0].id],) for version in versions)).differences
        found = {tag: reviews.of_annotation(self._database, tag) for tag in case.tags}
        decided = case_rows.reviewed(self._database, case.article)
        return Card(
            replace(case, state=_state(rows, decided)),
            tuple(versions),
            differences,
            {tag: review for tag, review in found.items() if review is not None},
            tuple(one for tag in case.tags for one in reviews.competing(self._database, tag)),
            tuple(comment for tag in there for comment in comments.of_annotation(self._database, tag)),
        )

    def review(self, annotation: str) -> Review | None:
        """Return what was decided about a tag, lapsed or not."""
        return reviews.of_annotation(self._database, annotation)

    def same_as(self, case: Case, queue: Queue) -> list[Case]:
        """Return the other cases of a queue that are alike and to be decided."""
        alike = [other for other in queue.cases if other.alike == case.alike]
        return [other for other in alike if other.is_open and other.id != case.id]

    def _queue(
        self,
        article_ids: Sequence[str] | None,
        people: Sequence[str] | None,
        progress: Progress,
        wanted: Callable[[Case], bool],
        *,
        everything: bool = False,
        alone: Listed = _everybody,
    ) -> Queue:
        chosen = self._chosen(article_ids)
        spoken_of = case_rows.spoken_of(self._database)
        found: list[Case] = []
        for done, article in enumerate(chosen):
            progress(done, len(chosen), "Compare tags")
            plain = not everything and bytes.fromhex(article) not in spoken_of
            found += filter(wanted, self._of_article(article, people, plain=plain, alone=alone))
        names = people if people is not None else self.people(chosen)
        return Queue(tuple(found), tuple(names))

    def _chosen(self, article_ids: Sequence[str] | None) -> Sequence[str]:
        if article_ids is not None:
            return list(dict.fromkeys(article_ids))
        return [article.id for article in self._library.articles()]

    def _ordered(self, names: Collection[str]) -> list[str]:
        return sorted(names, key=lambda name: (name != self._history.by, name))

    def _people_of(self, article: str, people: Sequence[str] | None) -> Sequence[str]:
        present = case_rows.taking_part(self._database, article)
        return self._ordered(present) if people is None else [one for one in people if one in present]

    def _of_article(
        self,
        article: str,
        people: Sequence[str] | None,
        *,
        plain: bool = False,
        alone: Listed = _everybody,
    ) -> Iterator[Case]:
        """Yield the cases of an article; of a plain one, about which nothing else is said, without what all say alike.

        Where one person worked alone whose tags are not listed, those alone that are to be decided again.
        """
        rows = None
        if plain and people is not None and len(people) == 2 and not any(map(alone, people)):
            # most articles of a long list: what is alike is left to SQL, and who took part is seen by the rest
            rows = case_rows.differing(self._database, article, people)
            if not rows:
                return
        if rows is not None and people is not None and len({row[1] for row in rows}) == len(people):
            here = people
        else:
            here = self._people_of(article, people)
        unlisted = len(here) == 1 and not alone(here[0])
        if not here or (plain and unlisted):
            return
        if rows is None and plain and len(here) == 2:
            rows = case_rows.differing(self._database, article, here)
        known = _Known(here)
        if not plain:
            known = _Known(
                here,
                case_rows.reviewed(self._database, article),
                case_rows.commented(self._database, article),
            )
        if rows is None:
            rows = case_rows.every(self._database, article)
        by_id = {row[0].hex(): row for row in rows}
        for found in match(self._told(article, rows), here):
            case = _case(article, found, by_id, known)
            if not unlisted or case.state in _AGAIN:
                yield case

    def _told(self, article: str, rows: Sequence[Row]) -> Iterable[Told]:
        lead = self._leads(article) if any(row[6] != "{}" for row in rows) else {}
        for raw, by, target, kind, certainty, values, _links, *_rest in rows:
            name = raw.hex()
            yield Told(
                name,
                by,
                kind,
                tuple(Span(*map(int, pair.split(":"))) for pair in target.split(",")),
                lead.get(name, ()),
                (values, certainty),
            )

    def _leads(self, article: str) -> dict[str, Hashable]:
        """What the links of tags lead to: the entry, or else the place of the tag that is pointed at."""

        @cache
        def place(mention: str) -> Hashable:
            tag = annotations.get(self._database, mention)
            return tag.article, tag.target, tag.type

        return {
            tag: tuple(
                (field, record or (place(mention) if mention else ""))
                for field, (record, mention, _where) in sorted(fields.items())
            )
            for tag, fields in links.resolved(self._database, article).items()
        }


def _case(article: str, found: Match, rows: dict[str, Row], known: _Known) -> Case:
    versions = tuple(tuple(tag.id for tag in version) for version in found.versions)
    own = [rows[tag] for version in versions for tag in version]
    kind = found.kind
    if len(known.people) == 1:
        kind = _ALONE
    elif kind == MISSING:
        kind = "missing here" if known.people[0] in found.lacking else "missing there"
    elif kind == AGREED and any(row[0] in known.remarked for row in own):
        kind = "comment"
    words = [(*rows[version[0].id][3:6], rows[version[0].id][7]) for version in found.versions]
    who = [tuple(tag.by for tag in version) for version in found.versions]
    return Case(
        kind,
        article,
        tuple(version[0].type for version in found.versions),
        versions,
        found.lacking,
        _state(own, known.decided),
        hash((kind, tuple(words), tuple(who))),
    )


def _state(rows: Sequence[Row], decided: dict[bytes, tuple[str, bool]]) -> str:
    said = [decided[row[0]] for row in rows if row[0] in decided] if decided else []
    if any(disputed for _answer, disputed in said):
        return "disputed"
    if any(answer == "contested" for answer, _disputed in said):
        return "contested"
    if any(row[0] in decided and not row[-1] for row in rows):
        return "lapsed"
    return "decided" if all(row[-1] for row in rows) else "open"
