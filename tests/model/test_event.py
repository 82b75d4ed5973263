"""The log's records: canonical, content-addressed, and folded the same in any order."""

import json
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.event import Event, Statement, event_id, fold

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.text("0123456789abcdef", min_size=8, max_size=8)


@st.composite
def events(draw: st.DrawFn) -> Event:
    statements = tuple(
        Statement(
            draw(TEXT), draw(IDS), draw(st.none() | st.dictionaries(TEXT, TEXT | st.integers())), (draw(IDS),)
        )
        for _ in range(draw(st.integers(1, 3)))
    )
    return Event(draw(TEXT), draw(TEXT), draw(IDS), draw(TEXT), draw(IDS), statements, draw(IDS))


@given(events())
def test_an_event_read_back_from_its_json_is_the_same_event_with_the_same_id(event: Event) -> None:
    document = event.to_json()
    again = Event.from_json(document)
    assert again == event
    assert event_id(again.to_json()) == event_id(document)


@given(events())
def test_canonical_json_has_sorted_keys_and_no_blanks_outside_strings(event: Event) -> None:
    document = event.to_json()
    raw = json.loads(document)
    assert document == json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_a_different_body_gives_a_different_id() -> None:
    def identifier(body: str) -> str:
        return event_id(Event("a", "t", "s", "l", "x", (Statement("k", "00", {"b": body}),)).to_json())

    assert identifier("one") != identifier("two")


def test_a_subject_nobody_spoke_of_has_no_state_and_no_head() -> None:
    assert fold([]) == fold({}.items())
    assert fold([]).body is None


def _said(name: str, body: dict[str, str] | None, *supersedes: str) -> tuple[str, Statement]:
    return name, Statement("annotation", "00", body, supersedes)


def test_folding_gives_the_same_state_in_whatever_order_events_arrive() -> None:
    history = [
        _said("a", {"v": "1"}),
        _said("b", {"v": "2"}, "a"),
        _said("c", {"v": "3"}, "a"),
        _said("d", None, "b"),
    ]
    results = {repr(fold(order)) for order in permutations(history)}
    assert len(results) == 1


def test_two_heads_are_an_open_disagreement_and_a_statement_wins_over_a_retraction() -> None:
    folded = fold([_said("a", {"v": "1"}), _said("b", None, "a"), _said("c", {"v": "3"}, "a")])
    assert folded.heads == ("b", "c")
    assert folded.body == {"v": "3"}


def test_an_event_that_supersedes_both_heads_settles_the_disagreement() -> None:
    folded = fold(
        [
            _said("a", {}),
            _said("b", {"v": "2"}, "a"),
            _said("c", {"v": "3"}, "a"),
            _said("d", {"v": "2"}, "b", "c"),
        ]
    )
    assert folded.heads == ("d",)
    assert folded.body == {"v": "2"}


def test_which_side_of_a_disagreement_holds_depends_on_what_is_said_and_not_on_the_events() -> None:
    sides = [{"v": "2"}, {"v": "1"}, None, {"v": "3"}]
    folded = {
        repr(fold(_said(name, side) for name, side in zip(names, sides, strict=True)).bodies)
        for names in permutations("abcd")
    }
    assert folded == {repr(({"v": "1"}, {"v": "2"}, {"v": "3"}, None))}


def test_two_heads_that_say_the_same_are_no_disagreement() -> None:
    assert not fold([_said("a", {"v": "1"}), _said("b", {"v": "1"})]).disputed
    assert fold([_said("a", {"v": "1"}), _said("b", {"v": "2"})]).disputed
    assert not fold([_said("a", {"v": "1"}), _said("b", {"v": "2"}, "a")]).disputed
