"""Tying: which tags of several articles stand for one thing in two readings, and which are still to be made."""

from collections.abc import Iterable, Mapping, Sequence, Set

from annotator.model.annotation import Annotation
from annotator.model.counterpart import Counterpart
from annotator.model.errors import InvalidValue
from annotator.model.ghost import Ghost
from annotator.model.passage import Passage
from annotator.model.progress import Progress, silent
from annotator.services.carrying import Carrying
from annotator.services.comparing import Comparing
from annotator.services.ghost_finder import GhostFinder
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.registering import Registering
from annotator.services.stamping import new_id, now
from annotator.services.tag_set import TagSet
from annotator.services.undisturbed import undisturbed
from annotator.store import counterparts
from annotator.store.project import Project
from annotator.text.tied_readings import tied_passage

_SHOWN = 40
"""Code points of tagged words in the label of a step."""


class Tying:
    """The verbs on counterparts. A ghost is nothing until it is accepted."""

    def __init__(
        self,
        project: Project,
        history: History,
        library: Library,
        tag_set: TagSet,
        *,
        registering: Registering,
        comparing: Comparing,
    ) -> None:
        self._database = project.database
        self._history = history
        self._library = library
        self._tag_set = tag_set
        self._registering = registering
        self._comparing = comparing
        self._carrying = Carrying(library, tag_set, registering)

    # Ghosts

    def ghosts(self, article_ids: Sequence[str], progress: Progress = silent) -> list[Ghost]:
        """Return the counterparts that tags of the articles could have in the others, by article, in text order.

        None for tags that are tied already or were dismissed. Of two tags that say the same, one is asked for.
        May run in any thread. Raises InvalidValue for less than two articles, and Cancelled.
        """
        articles = [self._library.article(name).id for name in article_ids]
        passages = self._comparing.compare(articles, progress)
        finder = GhostFinder(
            self._database, self._library, self._tag_set, self._carrying, articles=articles, passages=passages
        )
        return finder.find(progress)

    def accept(self, ghost: Ghost) -> Annotation:
        """Make the tag that a ghost stands for, tied to its origin; or tie the one that is there.

        Raises InvalidValue when the tag or the passage was changed since the ghost was found.
        """
        return self.accept_all([ghost])[0]

    @undisturbed
    def accept_all(self, ghosts: Iterable[Ghost], progress: Progress = silent) -> list[Annotation]:
        """Accept ghosts as one undo step; all of them or, after an error or Cancelled, none."""
        chosen = self._current(ghosts, progress)
        if not chosen:
            return []
        ids = {(ghost.annotation, ghost.article): ghost.existing or new_id() for ghost in chosen}
        label = self._label("Accept", chosen)
        made = []
        with self._history.step(label):
            for number, ghost in enumerate(chosen):
                progress(number, len(chosen), "Accepting")
                made.append(self._accept(ghost, ids, label))
        return made

    def dismiss(self, ghost: Ghost) -> None:
        """Say that there is nothing to tag, for good; `recall` takes it back. Raises InvalidValue as `accept`."""
        self.dismiss_all([ghost])

    @undisturbed
    def dismiss_all(self, ghosts: Iterable[Ghost]) -> None:
        """Dismiss ghosts as one undo step."""
        chosen = self._current(ghosts, silent)
        if chosen:
            answers = [
                Counterpart(ghost.annotation, ghost.article, "", self._history.by, now()) for ghost in chosen
            ]
            self._history.apply(self._label("Dismiss", chosen), [_edit(answer) for answer in answers])

    def recall(self, annotation: str, article: str) -> None:
        """Take the dismissal of a tag in an article back. Raises InvalidValue when there is none."""
        self.recall_all([Counterpart(annotation, article, "")])

    @undisturbed
    def recall_all(self, answers: Iterable[Counterpart]) -> None:
        """Take dismissals back as one undo step."""
        chosen = [self._answer(it.annotation, it.article) for it in answers]
        dismissals = [it for it in chosen if it is not None and not it.tag]
        if len(dismissals) < len(chosen):
            raise InvalidValue("Nothing was dismissed for this tag in that article; list what was dismissed.")
        if dismissals:
            edits = [_edit(it, stated=False) for it in dismissals]
            self._history.apply("Ask for counterparts again", edits)

    def dismissed(self, article_ids: Sequence[str]) -> list[Counterpart]:
        """What was dismissed among articles, in the order of the tags; `tag` is empty in each."""
        articles = [self._library.article(name).id for name in article_ids]
        places = {
            tag.id: (number, tag.target)
            for number, article in enumerate(articles)
            for tag in self._library.tags(article)
        }
        found = [
            answer
            for article in articles
            for answer in counterparts.of_article(self._database, article)
            if not answer.tag and answer.annotation in places
        ]
        return sorted(found, key=lambda answer: (places[answer.annotation], answer.id))

    # Ties

    @undisturbed
    def tie(self, one: str, other: str) -> None:
        """Say that two tags of two articles stand for one thing. Raises InvalidValue when they cannot."""
        tags = self._library.tag(one), self._library.tag(other)
        if tags[0].article == tags[1].article:
            raise InvalidValue("Only tags of two articles are tied; choose a tag of another article.")
        if tags[0].type != tags[1].type:
            raise InvalidValue("Only tags of one type are tied; change the type of one of them first.")
        if other in counterparts.tied(self._database, [one]):
            raise InvalidValue("These two tags are tied already.")
        label = f"Tie {self._tag_set.type(tags[0].type).label.lower()} tags"
        self._history.apply(label, [_edit(self._tie(*tags))])

    @undisturbed
    def untie(self, one: str, other: str) -> None:
        """Say that the other tag does not stand for what one stands for: it leaves it, and all that hold to it.

        Raises InvalidValue when they are not tied, directly or over others.
        """
        family = counterparts.tied(self._database, [self._library.tag(one).id])
        if one == other or self._library.tag(other).id not in family:
            raise InvalidValue("These two tags are not tied to each other; choose two that are.")
        rest = self._reached(one, family - {other})
        ties = [tie for tie, member in self._ties(other) if member in rest]
        self._history.apply("Untie tags", [_edit(tie, stated=False) for tie in ties])

    def tied(self, annotation: str) -> list[str]:
        """Ids of the tags that are tied to one, over any number of ties, without itself, in article order."""
        family = counterparts.tied(self._database, [annotation])
        return counterparts.in_order(self._database, family - {annotation}) if len(family) > 1 else []

    def family(self, annotation: str) -> list[Annotation]:
        """The tags that stand for one thing with this one, itself included, in the order of the articles."""
        tag = self._library.tag(annotation)
        family = counterparts.tied(self._database, [tag.id])
        return [self._library.tag(it) for it in counterparts.in_order(self._database, family)]

    def readings(self, annotation: str) -> Passage | None:
        """Where the tags of a family differ, its places in the order of `family`; code points of each article.

        None for a tag that is not tied, or where one holds no word.
        """
        tags = self.family(annotation)
        if len(tags) == 1:
            return None
        texts = [self._library.text(tag.article) for tag in tags]
        zones = [[zone.span for zone in self._library.zones(tag.article)] for tag in tags]
        return tied_passage(texts, [tag.target for tag in tags], zones)

    # Steps

    def _current(self, ghosts: Iterable[Ghost], progress: Progress) -> list[Ghost]:
        """The ghosts as they are found now. Raises InvalidValue when one has changed meanwhile."""
        known: dict[tuple[str, ...], dict[str, Ghost]] = {}
        found = {}
        for ghost in ghosts:
            if ghost.compared not in known:
                known[ghost.compared] = {it.id: it for it in self.ghosts(ghost.compared, progress)}
            now_there = known[ghost.compared].get(ghost.id)
            if now_there is None or not now_there.stands_as(ghost):
                raise InvalidValue(
                    "The tag or the articles were changed since this counterpart was found; look at it again."
                )
            found[ghost.id] = now_there
        return list(found.values())

    def _accept(self, ghost: Ghost, ids: Mapping[tuple[str, str], str], label: str) -> Annotation:
        identifier = ids[ghost.annotation, ghost.article]
        if ghost.existing:
            tag = self._library.tag(ghost.existing)
            self._history.apply(label, [_edit(self._tie(ghost.origin, tag))])
            return tag
        self._tag_set.state(ghost.type)
        said = self._carrying.carried(
            ghost.origin,
            ghost.article,
            ghost.target,
            ghost.exact,
            lambda mention: self._standing(mention, ghost.article, ids),
        )
        for link in said.links.values():
            if link.record:
                self._registering.establish(link.record)
        tag = Annotation(
            id=identifier,
            article=ghost.article,
            type=ghost.type,
            target=ghost.target,
            by=self._history.by,
            at=now(),
            certainty=ghost.certainty,
            values=said.values,
            links=said.links,
            type_version=self._tag_set.type(ghost.type).version,
        )
        body = tag.to_body(self._library.text(ghost.article))
        self._history.apply(
            label, [Edit("annotation", tag.id, body, tag.article), _edit(self._tie(ghost.origin, tag))]
        )
        return tag

    def _standing(self, mention: str, article: str, ids: Mapping[tuple[str, str], str]) -> str:
        """The tag of an article that is tied to a mention, or will be at the end of this step; or empty."""
        family = sorted(counterparts.tied(self._database, [mention]))
        for member in family:
            if (member, article) in ids:
                return ids[member, article]
        tags = (self._library.tag(member) for member in family if self._library.tag_number(member))
        return next((tag.id for tag in tags if tag.article == article), "")

    def _tie(self, one: Annotation, other: Annotation) -> Counterpart:
        """The answer that ties two tags. Raises InvalidValue when both are tied elsewhere in these articles."""
        for tag, its in ((one, other), (other, one)):
            known = self._answer(tag.id, its.article)
            if known is None or not known.tag:
                return Counterpart(tag.id, its.article, its.id, self._history.by, now())
        raise InvalidValue("Both tags are tied to others in these articles; untie one of them first.")

    def _ties(self, tag: str) -> list[tuple[Counterpart, str]]:
        """Every tie of a tag, with the tag at its other end."""
        answers = counterparts.of_annotation(self._database, tag)
        return [(it, it.tag if it.annotation == tag else it.annotation) for it in answers if it.tag]

    def _reached(self, start: str, among: Set[str]) -> set[str]:
        """The tags that ties lead to from one without leaving some, itself included."""
        found, waiting = {start}, [start]
        while waiting:
            new = {member for _tie, member in self._ties(waiting.pop())} & among - found
            found |= new
            waiting += new
        return found

    def _answer(self, annotation: str, article: str) -> Counterpart | None:
        answers = counterparts.of_annotation(self._database, annotation)
        return next((it for it in answers if (it.annotation, it.article) == (annotation, article)), None)

    def _label(self, verb: str, ghosts: Sequence[Ghost]) -> str:
        label = self._tag_set.type(ghosts[0].type).label.lower()
        if len(ghosts) > 1:
            return f"{verb} {len(ghosts):,} counterparts"
        words = " ".join(self._library.quoted(ghosts[0].annotation).split())
        return (
            f"{verb} counterpart of {label} “{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”"
        )


def _edit(answer: Counterpart, *, stated: bool = True) -> Edit:
    return Edit("counterpart", answer.id, answer.to_body() if stated else None, answer.article)
