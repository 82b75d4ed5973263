"""Going through the cases of a queue one by one, in a time that does not grow with their number."""

from collections import Counter
from collections.abc import Callable

from annotator.model.case import Case, Queue

Wanted = Callable[[Queue], list[Case]]


class CaseWalk:
    """Knows the case at which a reviewer is, and what was decided since the queue was made."""

    def __init__(self) -> None:
        self._queue = Queue((), ())
        self._cases: list[Case] = []
        self._at = 0
        self._done: set[str] = set()
        """Ids of cases that were decided since."""
        self._alike = Counter[int]()
        """How many cases to be decided are alike."""
        self.open = 0
        """How many cases that differ are to be decided, whether they are wanted or not."""
        self.total = 0
        """How many cases that differ there are, decided or not."""

    @property
    def queue(self) -> Queue:
        """All cases, without those that were decided since."""
        if not self._done:
            return self._queue
        left = tuple(case for case in self._queue.cases if case.id not in self._done)
        return Queue(left, self._queue.people)

    @property
    def case(self) -> Case | None:
        """The case that is shown."""
        return self._cases[self._at] if self._cases else None

    @property
    def place(self) -> tuple[int, int]:
        """Which of how many wanted cases is shown, from 1."""
        return (self._at + 1 if self._cases else 0), len(self._cases)

    @property
    def alike(self) -> int:
        """How many other cases to be decided are like the one that is shown."""
        shown = self.case
        return self._alike[shown.alike] - shown.is_open if shown is not None else 0

    def renew(self, queue: Queue, wanted: Wanted) -> None:
        """Go on in a queue that was made anew, at the same case if it is still there."""
        shown = self.case
        self._queue = queue
        self._done.clear()
        self._alike = Counter(case.alike for case in queue.cases if case.is_open)
        differing = queue.differing
        self.total = len(differing)
        self.open = sum(case.is_open for case in differing)
        self._cases = wanted(queue)
        tags = set(shown.tags) if shown is not None else set()
        self._go_to(next((at for at, one in enumerate(self._cases) if tags.intersection(one.tags)), self._at))

    def choose(self, wanted: Wanted) -> None:
        """Go through other cases, from the one that is shown if it is among them."""
        shown = self.case
        self._cases = wanted(self.queue)
        self._go_to(next((at for at, one in enumerate(self._cases) if one is shown), 0))

    def skip(self) -> None:
        """Go to the next case, after the last to the first."""
        if self._cases:
            self._at = (self._at + 1) % len(self._cases)

    def leave(self, decided: Case | None, wanted: Wanted) -> None:
        """Go on from the case that is shown, which is now as given, or gone."""
        shown = self.case
        if shown is None:
            return
        self._done.add(shown.id)
        if shown.is_open and not (decided is not None and decided.is_open):
            self.open -= shown.kind != "alone"
            self._alike[shown.alike] -= 1
        if decided is not None and wanted(Queue((decided,), self._queue.people)):
            self._cases[self._at] = decided
            self.skip()
        else:
            del self._cases[self._at]
            self._go_to(self._at)

    def _go_to(self, at: int) -> None:
        self._at = at if at < len(self._cases) else 0
