"""Work is told in steps towards a total that is only an estimate."""

from annotator.model.progress import paced, towards


def test_steps_add_up_and_never_go_beyond_the_total() -> None:
    told: list[tuple[int, int, str]] = []
    step = towards(lambda *call: told.append(call), 10, "Counting")
    for more in (4, 0, 5, 7):
        step(more)
    assert told == [(4, 10, "Counting"), (4, 10, "Counting"), (9, 10, "Counting"), (10, 10, "Counting")]


def test_every_item_comes_once_and_is_counted_before_it_is_used() -> None:
    counted: list[int] = []
    assert list(paced(range(1200), counted.append, each=2)) == list(range(1200))
    assert sum(counted) == 2400
    assert len(counted) > 2
    next(paced(range(1200), counted.append))
    assert 0 < counted[-1] < 1200


def test_nothing_to_do_is_no_step() -> None:
    counted: list[int] = []
    assert list(paced([], counted.append)) == counted == []
