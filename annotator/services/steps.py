"""The steps that can be undone and done again, in the order of the work, also after a restart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from annotator.model.change import Change
from annotator.store.log import Outline

REMEMBERED = 1000
"""Events looked through at opening for steps that can be undone."""
LOOKED_BEHIND = 50
"""Events before those: a step that began among them is not undone by its end alone."""
_FURTHER = 4
"""How many times as many events are looked through where no step to undo was found."""


@dataclass(slots=True)
class Step:
    """What one verb, or several that were grouped, did."""

    identifier: str
    label: str
    events: list[str] = field(default_factory=list)
    size: int = 0
    """Number of statements."""
    untold: list[Change] | None = None
    """What observers hear once the open transaction is on the disk; None while there is none."""


class Steps:
    """Two stacks, the newest step last."""

    def __init__(self) -> None:
        self.undo: list[Step] = []
        self.redo: list[Step] = []

    def add(self, step: Step) -> None:
        """Remember a step that was done; what was undone before cannot be done again."""
        self.undo.append(step)
        self.redo.clear()

    def clear(self) -> None:
        """Forget all of them."""
        self.undo.clear()
        self.redo.clear()

    def recall(self, newest: Callable[[int], Sequence[Outline]]) -> None:
        """Find the steps among the last events of the log: REMEMBERED of them, or more until there is one to undo.

        An import has an event for each article. `newest` returns that many of the last events, oldest first.
        """
        remembered = REMEMBERED
        while True:
            events = newest(remembered + LOOKED_BEHIND)
            self._find(events[:-remembered], events[-remembered:])
            if self.undo or len(events) <= remembered:
                return
            remembered *= _FURTHER

    def _find(self, before: Sequence[Outline], events: Sequence[Outline]) -> None:
        """Find the steps among events; those that began before them are left out."""
        self.clear()
        begun_before = {event.step for event in before}
        steps: dict[str, Step] = {}
        for event in events:
            if event.step in begun_before:
                continue
            step = steps.get(event.step)
            if event.reverts == event.step:
                # a step that failed, of which nothing is left
                failed = steps.pop(event.step, None)
                self.undo = [step for step in self.undo if step is not failed]
            elif step is not None:
                step.events.append(event.id)
                step.size += event.statements
            elif not event.statements:
                self.clear()
            else:
                steps[event.step] = self._begun(event)

    def _begun(self, event: Outline) -> Step:
        step = Step(event.step, event.label, [event.id], event.statements)
        if not event.reverts:
            if not event.of_project:
                self.add(step)
        elif self.undo and self.undo[-1].identifier == event.reverts:
            self.undo.pop()
            self.redo.append(step)
        elif self.redo and self.redo[-1].identifier == event.reverts:
            self.redo.pop()
            self.undo.append(step)
        return step
