"""History: applies what the other services build, remembers it, turns it back, tells observers.

No verb has undo code of its own. A step is a set of events; turning it back states what was there before.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial

from annotator.model.change import Change
from annotator.model.errors import InvalidValue
from annotator.model.event import PROJECT_SCOPE, WORK_KINDS, Body, Event, Statement
from annotator.services.edit import Edit
from annotator.services.inverse import inverse
from annotator.services.stamping import new_id, now
from annotator.services.steps import Step, Steps
from annotator.store import log, unfinished
from annotator.store.project import Project
from annotator.text.normalising import printable

__all__ = ["Edit", "Entry", "History"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history of a subject."""

    at: str
    by: str
    label: str
    body: Body | None


class History:
    """The one way by which a project changes."""

    def __init__(self, project: Project, by: str) -> None:
        self._project = project
        self._observers: list[Callable[[Change], None]] = []
        self._guard = threading.RLock()
        # A step is open for the thread that opened it: an import in the background does not swallow a tag.
        self._opened = threading.local()
        self._steps = Steps()
        self.by = by
        self.turned_back: list[str] = []
        """Names of the steps that the program did not come to the end of when it ran last."""
        if not project.read_only:
            self._turn_back_unfinished()
            self._steps.recall(partial(log.newest, project.database))

    # Doing

    def apply(
        self, label: str, edits: Sequence[Edit], *, originals: Sequence[bytes] = (), texts: Sequence[str] = ()
    ) -> Change:
        """State the edits in one transaction, as (part of) one undo step named `label`."""
        self.by = " ".join(printable(self.by).split())
        if not self.by:
            raise InvalidValue("Please give your name first, so that it is known who made this tag.")
        with self._guard:
            open_step: Step | None = getattr(self._opened, "step", None)
            step = open_step or Step(new_id(), label)
            events = self._events(step, edits)
            step.events += self._project.append(events, originals=originals, texts=texts)
            step.size += len(edits)
            if open_step is None:
                self._steps.add(step)
        return self._tell(step.label, events)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let the changes of other threads wait (see `undisturbed`)."""
        with self._guard:
            yield

    @contextmanager
    def step(self, label: str, *, lasting: bool = False) -> Iterator[None]:
        """Group everything that this thread applies inside into one undo step and one transaction.

        All of it is on the disk afterwards and observers are told, or nothing is. A `lasting` step is for work
        that takes long: other threads change things meanwhile, and what was done before a failure stays.
        """
        opened: Step | None = getattr(self._opened, "step", None)
        if opened is not None:
            with nullcontext() if lasting else self._at_once(opened):
                yield
            return
        step = self._opened.step = Step(new_id(), label)
        try:
            with nullcontext() if lasting else self._at_once(step):
                yield
        finally:
            self._opened.step = None
            if step.events:
                with self._guard:
                    self._steps.add(step)

    @contextmanager
    def _at_once(self, step: Step) -> Iterator[None]:
        """One transaction of a step, or a part of one that can fail alone; observers hear of it afterwards."""
        with self._guard:
            outer, begun, size = step.untold, len(step.events), step.size
            told = step.untold = []
            try:
                with self._project.together():
                    yield
            except BaseException:
                del step.events[begun:]
                step.size = size
                raise
            finally:
                step.untold = outer
        if outer is None:
            for change in told:
                self._call(change)
        else:
            outer += told

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Within a lasting step: turn back what is done inside when any of it fails or is cancelled.

        When the program ends meanwhile, it is turned back as soon as the project is opened to be written.
        """
        step: Step = self._opened.step
        if step.untold is not None:
            with self._at_once(step):
                yield
            return
        begun, size = len(step.events), step.size
        # As part of the same step, so that undo after a restart finds nothing of it; a step of which nothing is left
        # says that it turns itself back.
        reverts = "" if begun else step.identifier
        with self._project.together():
            unfinished.begin(self._project.database, step.identifier, reverts)
        try:
            yield
            with self._project.together():
                unfinished.end(self._project.database, step.identifier)
        except BaseException:
            with self._guard:
                done = Step(step.identifier, step.label, step.events[begun:])
                events = self._turn_back_whole(done, reverts)
                del step.events[begun:]
                step.size = size
            self._tell(step.label, events)
            raise

    def _turn_back_whole(self, step: Step, reverts: str) -> list[Event]:
        """Turn back what must be whole and is not."""
        database = self._project.database
        events = self._events(step, inverse(database, step.label, step.events), reverts)
        with self._project.together():
            self._project.append(events)
            unfinished.end(database, step.identifier)
        return events

    def _turn_back_unfinished(self) -> None:
        """Turn back what the program did not come to the end of when it ran last."""
        database = self._project.database
        for begun in unfinished.every(database):
            label = log.get(database, begun.events[0]).label if begun.events else ""
            try:
                self._turn_back_whole(Step(begun.step, label, list(begun.events)), begun.reverts)
                self.turned_back += [label] if label else []
            except InvalidValue:  # somebody built on it before the end, and has the last word
                with self._project.together():
                    unfinished.end(database, begun.step)

    def _events(self, step: Step, edits: Sequence[Edit], reverts: str = "") -> list[Event]:
        """One event per article touched, and one for what is said of it, so that each can travel alone.

        Several edits of one subject stand against each other: they go into events of their own.
        """
        parts: dict[tuple[str, bool, int], list[Statement]] = {}
        told: Counter[str] = Counter()
        for edit in edits:
            heads = log.folded(self._project.database, edit.subject).heads
            statement = Statement(edit.kind, edit.subject, edit.body, heads)
            part = (edit.scope, edit.kind in WORK_KINDS, told[edit.subject])
            parts.setdefault(part, []).append(statement)
            told[edit.subject] += 1
        at = now()
        return [
            Event(
                by=self.by,
                at=at,
                step=step.identifier,
                label=step.label,
                scope=scope,
                statements=tuple(statements),
                reverts=reverts,
            )
            for (scope, _is_work, _nth), statements in parts.items()
        ]

    # Undoing

    @property
    def undo_label(self) -> str:
        """Name of the step that undo turns back, or empty; an observer told of an open step hears its name."""
        newest = self._begun() or (self._steps.undo[-1] if self._steps.undo else None)
        return newest.label if newest else ""

    @property
    def undo_size(self) -> int:
        """How many subjects undo turns back, each counted as often as it was changed."""
        return self._steps.undo[-1].size if self._steps.undo else 0

    @property
    def redo_size(self) -> int:
        """The same for redo."""
        return self._steps.redo[-1].size if self._steps.redo else 0

    @property
    def redo_label(self) -> str:
        """Name of the step that redo does again, or empty."""
        return self._steps.redo[-1].label if self._steps.redo and not self._begun() else ""

    def _begun(self) -> Step | None:
        """The open step of this thread, once it did something."""
        step: Step | None = getattr(self._opened, "step", None)
        return step if step and step.events else None

    def undo(self) -> Change:
        """Turn the last step back. Raises InvalidValue when there is none or its subjects were changed since."""
        return self._turn_back(self._steps.undo, self._steps.redo, "There is nothing to undo.")

    def redo(self) -> Change:
        """Do the step again that was undone last."""
        return self._turn_back(self._steps.redo, self._steps.undo, "There is nothing to redo.")

    def _turn_back(self, source: list[Step], target: list[Step], nothing: str) -> Change:
        with self._guard:
            if not source:
                raise InvalidValue(nothing)
            step = source[-1]
            edits = inverse(self._project.database, step.label, step.events)
            turned = Step(new_id(), step.label, size=len(edits))
            events = self._events(turned, edits, reverts=step.identifier)
            turned.events = self._project.append(events)
            source.pop()
            target.append(turned)
        return self._tell(step.label, events)

    def state_as_program(self, edits: Mapping[str, Edit]) -> None:
        """State, by label, what comes with the program: in the same events in every project, at no time by nobody."""
        self._project.append(
            Event("", "", "", label, edit.scope, (Statement(edit.kind, edit.subject, edit.body),))
            for label, edit in edits.items()
        )

    def forget_steps(self) -> None:
        """Let what was done so far be the beginning: it cannot be undone, now or after a restart."""
        # An event that states nothing marks the place in the log.
        step = new_id()
        self._project.append([Event(self.by, now(), step, "Beginning", PROJECT_SCOPE, ())])
        self._steps.clear()

    # Telling

    def subscribe(self, observer: Callable[[Change], None]) -> Callable[[], None]:
        """Call the observer after every change, in the thread that made it; returns how to stop."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def took_in(self, label: str, events: Sequence[Event]) -> Change:
        """Tell of events that came from a colleague: they are no step that could be undone here."""
        return self._tell(label, events)

    def _tell(self, label: str, events: Sequence[Event]) -> Change:
        said: dict[str, set[str]] = defaultdict(set)
        for event in events:
            for statement in event.statements:
                said[statement.kind].add(statement.subject)
        change = Change(
            label,
            annotations=frozenset(said.get("annotation", ())),
            articles=frozenset(event.scope for event in events if event.scope),
            records=frozenset(said.get("record", ())),
            kinds=frozenset(said),
        )
        step: Step | None = getattr(self._opened, "step", None)
        if step is not None and step.untold is not None:
            step.untold.append(change)
        else:
            self._call(change)
        return change

    def _call(self, change: Change) -> None:
        for observer in list(self._observers):
            observer(change)

    def of_subject(self, subject: str) -> list[Entry]:
        """Everything that was stated about a subject, oldest first."""
        return [
            Entry(
                event.at, event.by, ("Undo or redo: " if event.reverts else "") + event.label, statement.body
            )
            for _identifier, event, statement in log.statements(self._project.database, subject)
        ]
