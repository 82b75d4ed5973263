"""Tags of several people are put into cases: what is alike, what differs and how, what only some have."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import target_of
from annotator.text.tag_matching import AGREED, MISSING, Match, Told, match

PEOPLE = ("Ada", "Ben", "Cleo")


def told(name: str, by: str, start: int, end: int, *, kind: str = "person", **more: str) -> Told:
    return Told(name, by, kind, target_of((start, end)), more.get("identity", ""), more.get("values", ""))


def outcome(found: Sequence[Match]) -> list[tuple[str, list[list[str]]]]:
    return [(one.kind, [[tag.id for tag in version] for version in one.versions]) for one in found]


@st.composite
def tags(draw: st.DrawFn, people: Sequence[str] = PEOPLE) -> list[Told]:
    """A few tags close to each other, some of them in two fragments."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        pairs = []
        for _ in range(draw(st.integers(1, 2))):
            start = draw(st.integers(0, 30))
            pairs.append((start, start + draw(st.integers(1, 12))))
        made.append(
            Told(
                f"{number:02}",
                draw(st.sampled_from(people)),
                draw(st.sampled_from(("person", "role"))),
                target_of(*pairs),
                draw(st.sampled_from(("", "Khan"))),
                draw(st.sampled_from(("", "x"))),
            )
        )
    return made


@given(tags())
def test_every_tag_is_in_exactly_one_case(given_tags: list[Told]) -> None:
    found = [tag.id for one in match(given_tags, PEOPLE) for version in one.versions for tag in version]
    assert sorted(found) == [tag.id for tag in given_tags]


@given(tags())
def test_each_person_has_a_say_in_one_version_of_a_case_or_is_lacking(given_tags: list[Told]) -> None:
    for one in match(given_tags, PEOPLE):
        speakers = [person for version in one.versions for person in {tag.by for tag in version}]
        assert sorted([*speakers, *one.lacking]) == sorted(PEOPLE)
        assert all(len({tag.said for tag in version}) == 1 for version in one.versions)
        assert len({version[0].said for version in one.versions}) == len(one.versions)


@given(tags(PEOPLE[:2]))
def test_neither_the_order_of_two_people_nor_that_of_the_tags_changes_the_cases(
    given_tags: list[Told],
) -> None:
    one = match(given_tags, ("Ada", "Ben"))
    other = match(list(reversed(given_tags)), ("Ben", "Ada"))
    assert [
        (found.kind, {tag for version in found.versions for tag in version}, found.lacking) for found in one
    ] == [
        (found.kind, {tag for version in found.versions for tag in version}, found.lacking) for found in other
    ]


@given(tags(PEOPLE[:2]))
def test_exchanging_the_names_of_two_people_exchanges_only_who_is_lacking(given_tags: list[Told]) -> None:
    other_name = {"Ada": "Ben", "Ben": "Ada"}
    exchanged = [replace(tag, by=other_name[tag.by]) for tag in given_tags]
    one, other = (match(some, ("Ada", "Ben")) for some in (given_tags, exchanged))
    assert [
        (
            {tag.id for version in found.versions for tag in version},
            found.kind,
            tuple(other_name[n] for n in found.lacking),
        )
        for found in one
    ] == [
        ({tag.id for version in found.versions for tag in version}, found.kind, found.lacking)
        for found in other
    ]


@given(tags(("Ada",)))
def test_who_says_exactly_the_same_agrees_in_everything(given_tags: list[Told]) -> None:
    twins = [replace(tag, id=f"twin {tag.id}", by="Ben") for tag in given_tags]
    assert {one.kind for one in match([*given_tags, *twins], ("Ada", "Ben"))} <= {AGREED}


@given(tags(PEOPLE[:2]))
def test_no_pair_that_is_left_fits_better_than_the_pairs_that_were_made(given_tags: list[Told]) -> None:
    alone = [one.versions[0][0] for one in match(given_tags, ("Ada", "Ben")) if one.kind == MISSING]
    for one in alone:
        for other in alone:
            if one.by < other.by and one.type == other.type:
                assert not any(a.overlaps(b) for a in one.target for b in other.target)


def test_cases_are_called_by_what_differs_first() -> None:
    ada = told("a", "Ada", 0, 10)
    for other, kind in (
        (told("b", "Ben", 0, 10), AGREED),
        (told("b", "Ben", 2, 10), "boundary"),
        (told("b", "Ben", 0, 10, kind="role"), "type"),
        (told("b", "Ben", 0, 10, values="x"), "value"),
        (told("b", "Ben", 0, 10, identity="x", values="x"), "identity"),
    ):
        assert [one.kind for one in match([ada, other], ("Ada", "Ben"))] == [kind]
    both = match([ada, told("b", "Ben", 1, 10, kind="role", values="x")], ("Ada", "Ben"))
    assert both[0].differences == ("type", "boundary", "value")


def test_a_tag_inside_a_long_one_of_another_type_is_not_a_version_of_it() -> None:
    found = match([told("a", "Ada", 0, 100, kind="quote"), told("b", "Ben", 10, 14)], ("Ada", "Ben"))
    assert outcome(found) == [(MISSING, [["a"]]), (MISSING, [["b"]])]
    assert [one.lacking for one in found] == [("Ben",), ("Ada",)]


def test_the_best_pair_is_made_first_whoever_stands_first() -> None:
    found = match(
        [told("a", "Ada", 0, 10), told("b", "Ada", 10, 20), told("c", "Ben", 8, 20)], ("Ada", "Ben")
    )
    assert outcome(found) == [(MISSING, [["a"]]), ("boundary", [["b"], ["c"]])]


def test_what_two_of_three_say_is_one_version() -> None:
    said = [told("a", "Ada", 0, 9), told("b", "Ben", 0, 10), told("c", "Cleo", 0, 9)]
    assert outcome(match(said, PEOPLE)) == [("boundary", [["a", "c"], ["b"]])]


def test_what_one_person_said_twice_is_said_once() -> None:
    said = [told("a", "Ada", 0, 9), told("b", "Ada", 0, 9), told("c", "Ben", 0, 9)]
    assert outcome(match(said, ("Ada", "Ben"))) == [(AGREED, [["a", "b", "c"]])]
