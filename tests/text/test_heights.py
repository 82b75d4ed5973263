"""Running sums of heights."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.heights import Heights

heights = st.lists(st.integers(0, 50), min_size=1, max_size=60)


@given(heights, st.lists(st.tuples(st.integers(0, 59), st.integers(0, 50)), max_size=30))
def test_tops_are_sums_after_any_changes(given_heights: list[int], changes: list[tuple[int, int]]) -> None:
    tree, plain = Heights(given_heights), list(given_heights)
    for number, height in changes:
        index = number % len(plain)
        assert tree.set(index, height) == height - plain[index]
        plain[index] = height
    assert [tree.top(index) for index in range(len(plain) + 1)] == [
        sum(plain[:index]) for index in range(len(plain) + 1)
    ]
    assert tree.total == sum(plain)
    assert [tree[index] for index in range(len(tree))] == plain


@given(st.lists(st.integers(1, 50), min_size=1, max_size=60), st.integers(-20, 3500))
def test_what_is_found_covers_the_place_looked_for(given_heights: list[int], y: int) -> None:
    tree = Heights(given_heights)
    found = tree.find(y)
    inside = min(max(y, 0), tree.total - 1)
    assert tree.top(found) <= inside < tree.top(found + 1)


def test_things_without_height_are_passed_over() -> None:
    assert Heights([0, 0, 10, 0, 5]).find(0) == 2
    assert Heights([0, 0, 10, 0, 5]).find(10) == 4
