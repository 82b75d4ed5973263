"""The entry most likely meant comes first, and one that cannot be meant is never offered."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.text.body_names import compare_bodies, parse_body
from annotator.text.name_keys import keys_of, keys_of_mention
from annotator.text.name_ranking import Candidate, rank
from annotator.text.names import parse_name
from annotator.text.person_likeness import compare_people

KHAN = Candidate(
    "person", "Mohammed Aslam Khan", ("Councillor Khan",), here={"Mohammed Aslam Khan": 1, "Mr Khan": 4}, total=9
)  # fmt: skip
PEOPLE = (
    Candidate("person", "Sadiq Khan", ("Mr Khan", "Mayor of London"), total=300),
    Candidate("person", "Imran Khan", total=2),
    Candidate("person", "Hazel Simmons", ("Ms Simmons",), total=4),
    Candidate("person", "Gene Simmons", ("Mr Simmons",), total=40),
    Candidate("person", "Sir Keir Starmer", total=500),
    Candidate("person", "Xi Jinping", total=90),
    Candidate("person", "Gabriel García Márquez", total=9),
    Candidate("person", "Rebecca Long-Bailey", total=9),
    Candidate("person", "Edward Miliband", total=9),
    KHAN,
)
BODIES = tuple(
    Candidate("organisation", name)
    for name in (
        "Luton Borough Council", "Luton Town Football Club", "Bedfordshire Police", "Labour Party",
        "Labour Friends of Palestine", "Liberal Democrats", "BBC", "Ministry of Defence", "University of Bedfordshire",
    )
)  # fmt: skip


def offered(candidates: tuple[Candidate, ...], mention: str = "", typed: str = "") -> list[str]:
    """Names of what is offered, the most likely first."""
    ranked = [(rank(candidate, mention, typed), candidate.name) for candidate in candidates]
    return [name for _score, name in sorted((-found.score, name) for found, name in ranked if found)]


@pytest.mark.parametrize(
    ("mention", "first"),
    [
        ("Aslam Khan", "Mohammed Aslam Khan"),
        ("Mr Khan", "Mohammed Aslam Khan"),
        ("Cllr Khan", "Mohammed Aslam Khan"),
        ("Khan’s", "Mohammed Aslam Khan"),
        ("M. A. Khan", "Mohammed Aslam Khan"),
        ("Muhammad Aslam Khan", "Mohammed Aslam Khan"),
        ("Khan, Mohammed Aslam", "Mohammed Aslam Khan"),
        ("Sadiq Khan", "Sadiq Khan"),
        ("S. Khan", "Sadiq Khan"),
        ("Ms Simmons", "Hazel Simmons"),
        ("Mr Simmons", "Gene Simmons"),
        ("Sir Keir", "Sir Keir Starmer"),
        ("Keir", "Sir Keir Starmer"),
        ("Mr Starmer", "Sir Keir Starmer"),
        ("President Xi", "Xi Jinping"),
        ("Mr García", "Gabriel García Márquez"),
        ("Ms Long Bailey", "Rebecca Long-Bailey"),
        ("Ed Miliband", "Edward Miliband"),
    ],
)
def test_the_person_meant_comes_first(mention: str, first: str) -> None:
    assert offered(PEOPLE, mention)[0] == first


@pytest.mark.parametrize(
    ("mention", "never"),
    [
        ("Ms Simmons", "Gene Simmons"),
        ("Ms Khan", "Sadiq Khan"),
        ("Ms Khan", "Mohammed Aslam Khan"),
        ("J. Khan", "Mohammed Aslam Khan"),
        ("Tahir Khan", "Imran Khan"),
        ("Ms Starmer", "Sir Keir Starmer"),
        ("Jane Simmons", "Hazel Simmons"),
        ("Mr Smith", "Imran Khan"),
    ],
)
def test_a_person_who_cannot_be_meant_is_not_offered(mention: str, never: str) -> None:
    assert never not in offered(PEOPLE, mention)


def test_a_form_found_in_an_article_tells_the_gender_as_well() -> None:
    assert (
        rank(Candidate("person", "Pat Simmons", here={"Mr Simmons": 1}, forms=("Mr Simmons",)), "Ms Simmons")
        is None
    )


@pytest.mark.parametrize(
    ("mention", "first"),
    [
        ("LBC", "Luton Borough Council"),
        ("Luton Council", "Luton Borough Council"),
        ("the council", "Luton Borough Council"),
        ("Luton Town", "Luton Town Football Club"),
        ("Labour", "Labour Party"),
        ("the Labour Party’s", "Labour Party"),
        ("Lib Dems", "Liberal Democrats"),
        ("British Broadcasting Corporation", "BBC"),
        ("MoD", "Ministry of Defence"),
        ("Beds Police", "Bedfordshire Police"),
        ("Bedfordshire University", "University of Bedfordshire"),
    ],
)
def test_the_organisation_meant_comes_first(mention: str, first: str) -> None:
    assert offered(BODIES, mention)[0] == first


def test_another_body_of_the_same_town_is_not_offered() -> None:
    bodies = (*BODIES, Candidate("organisation", "Luton Labour"))
    assert offered(bodies, "Luton Council") == ["Luton Borough Council"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kha", "Mohammed Aslam Khan"),
        ("asl", "Mohammed Aslam Khan"),
        ("mo kh", "Mohammed Aslam Khan"),
        ("khan mo", "Mohammed Aslam Khan"),
        ("Mr Kh", "Mohammed Aslam Khan"),
        ("k", "Mohammed Aslam Khan"),
        ("garcia", "Gabriel García Márquez"),
        ("mayor of lon", "Sadiq Khan"),
    ],
)
def test_what_is_typed_is_found_by_the_start_of_its_words(typed: str, first: str) -> None:
    assert offered(PEOPLE, typed=typed)[0] == first


def test_what_is_typed_outweighs_the_mention_but_not_its_gender() -> None:
    assert offered(PEOPLE, "Mr Khan", "simm") == ["Gene Simmons"]


def test_an_entry_whose_whole_name_is_typed_is_offered_whatever_the_mention_says() -> None:
    assert offered(PEOPLE, "Ms Khan", "Mohammed Aslam Kha") == []
    assert offered(PEOPLE, "Ms Khan", "mohammed aslam khan") == ["Mohammed Aslam Khan"]


def test_the_reason_is_said_in_words() -> None:
    found = rank(KHAN, "Mr Khan")
    assert found is not None
    assert found.reason == "same surname; named so 4 times in this article"
    candidate = rank(Candidate("person", "Aslam Khan", origin="Council members, 2023"), "Mr Khan")
    assert candidate is not None
    assert candidate.reason == "same surname; from Council members, 2023"


WORDS = st.sampled_from(
    ["Khan", "Aslam", "Mohammed", "M.", "J", "Simmons", "van", "O’Brien", "Long-Bailey", "Ed"]
)
NAME = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
TITLED = st.tuples(st.sampled_from(["", "Mr ", "Ms ", "Cllr ", "Sir ", "Dame ", "Dr "]), NAME).map("".join)


@given(TITLED, TITLED)
def test_two_names_are_as_alike_in_either_order(one: str, other: str) -> None:
    there, back = (
        compare_people(parse_name(one), parse_name(other)),
        compare_people(parse_name(other), parse_name(one)),
    )
    assert type(there) is type(back)
    assert getattr(there, "score", None) == getattr(back, "score", None)


BODY = st.lists(
    st.sampled_from(["Luton", "Council", "Borough", "LBC", "Lib", "Liberals", "the", "of"]), max_size=4
)


@given(BODY.map(" ".join), BODY.map(" ".join))
def test_two_bodies_are_as_alike_in_either_order(one: str, other: str) -> None:
    assert compare_bodies(parse_body(one), parse_body(other)) == compare_bodies(
        parse_body(other), parse_body(one)
    )


@given(NAME, st.lists(TITLED, max_size=3), NAME)
def test_no_form_of_the_other_gender_is_ever_offered(name: str, forms: list[str], surname: str) -> None:
    candidate = Candidate("person", name, (*forms, f"Mr {surname}"))
    assert rank(candidate, f"Ms {surname}") is None
    assert rank(candidate, typed=f"Ms {surname}") is None


@given(TITLED, TITLED, st.integers(0, 30), st.integers(1, 30))
def test_another_mention_in_the_article_never_takes_an_entry_down(
    name: str, mention: str, some: int, more: int
) -> None:
    def score(times: int) -> int | None:
        here = {mention: times} if times else {}
        found = rank(Candidate("person", name, here=here, total=times), mention)
        return found.score if found else None

    before, after = score(some), score(some + more)
    assert before is None or (after is not None and before <= after)


@given(st.sampled_from(["person", "organisation", "place"]), TITLED, TITLED)
def test_whatever_fits_a_mention_is_found_by_its_keys(kind: str, name: str, mention: str) -> None:
    found = rank(Candidate(kind, name), mention)
    assume(found is not None and found.score > 0)
    starts = keys_of_mention(kind, mention)
    assert any(key.startswith(start) for key in keys_of(kind, name) for start in starts)
