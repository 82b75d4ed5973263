"""A reviewer goes from case to case; what was decided is not met again."""

from dataclasses import replace

from annotator.model.case import Case, Queue
from annotator.ui.docks.case_walk import CaseWalk

CASES = tuple(Case("type", "an article", ("person",), ((name,),)) for name in "abc")
ALL = Queue(CASES, ("Ada", "Ben"))


def to_decide(queue: Queue) -> list[Case]:
    return [case for case in queue.cases if case.is_open]


def decided(case: Case | None) -> Case:
    assert case is not None
    return replace(case, state="decided")


def walk() -> CaseWalk:
    made = CaseWalk()
    made.renew(ALL, to_decide)
    return made


def test_after_the_last_case_comes_the_first_again() -> None:
    going = walk()
    seen = []
    for _ in range(4):
        seen.append(going.case)
        going.skip()
    assert seen == [*CASES, CASES[0]]
    assert (going.open, going.alike) == (3, 2)


def test_a_decided_case_is_left_out_at_once() -> None:
    going = walk()
    going.skip()
    going.leave(decided(going.case), to_decide)
    assert (going.case, going.place, going.open, going.total, going.alike) == (CASES[2], (2, 2), 2, 3, 1)
    assert going.queue.cases == (CASES[0], CASES[2])
    going.leave(decided(going.case), to_decide)
    assert going.case == CASES[0]
    going.leave(decided(going.case), to_decide)
    assert (going.place, going.open) == ((0, 0), 0)
    assert going.case is None


def test_where_decided_cases_are_wanted_too_the_next_one_follows() -> None:
    going = CaseWalk()
    going.renew(ALL, lambda queue: list(queue.cases))
    going.leave(decided(going.case), lambda queue: list(queue.cases))
    assert (going.case, going.place) == (CASES[1], (2, 3))


def test_a_queue_made_anew_is_entered_at_the_same_case() -> None:
    going = walk()
    going.skip()
    going.renew(Queue(CASES[1:], ALL.people), to_decide)
    assert (going.case, going.place) == (CASES[1], (1, 2))
    going.choose(lambda queue: [case for case in queue.cases if case.id == "c"])
    assert (going.case, going.place) == (CASES[2], (1, 1))


def test_a_case_whose_tags_are_gone_is_left() -> None:
    going = walk()
    going.leave(None, to_decide)
    assert (going.case, going.open) == (CASES[1], 2)


def test_nothing_is_left_where_there_is_nothing() -> None:
    going = CaseWalk()
    going.skip()
    going.leave(None, to_decide)
    assert going.case is None
