"""Articles of a project are compared: passages, and what contradicts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.model.errors import Cancelled, InvalidValue
from annotator.services.session import Session

LETTER = "“The party no longer upholds the values that initially drew {} to its cause,” wrote the {} councillors.\n"

TakeIn = Callable[[str, str], str]


@pytest.fixture
def take_in(session: Session, tmp_path: Path) -> TakeIn:
    """Take a text into the session's project, under a title; returns its id."""

    def accession(title: str, text: str) -> str:
        path = tmp_path / f"{title}.txt"
        path.write_text(f"{title}\n{text}", encoding="utf-8")
        return session.accessioning.accession(session.accessioning.prepare(path)).id

    return accession


def test_what_articles_share_is_found_again_without_work_until_furniture_changes(
    session: Session, take_in: TakeIn
) -> None:
    names = [take_in("One", LETTER.format("him", 12)), take_in("Other", LETTER.format("me", 12))]
    [passage] = session.comparing.compare(names)
    assert [reading.kind for reading in passage.readings] == ["person"]
    assert session.comparing.compare(names)[0] is passage
    assert [one.spans[::-1] for one in session.comparing.compare(names[::-1])] == [passage.spans]
    [marked] = session.zoning.mark(names[0], [(0, session.library.article(names[0]).characters)])
    assert session.comparing.compare(names) == ()
    session.zoning.unmark(names[0], [marked.id])
    assert session.comparing.compare(names) == (passage,)


def test_numbers_that_differ_in_a_passage_are_a_conflict_that_names_its_sources(
    session: Session, take_in: TakeIn
) -> None:
    names = [take_in(title, LETTER.format("him", count)) for title, count in (("One", 12), ("Other", 13))]
    [conflict] = session.comparing.conflicts(names)
    assert conflict.kind == "number"
    assert [(witness.article, witness.text) for witness in conflict.witnesses] == [
        (names[0], "12"),
        (names[1], "13"),
    ]
    assert conflict.told == "“12” in “One”, “13” in “Other”"
    for witness in conflict.witnesses:
        text = session.library.text(witness.article)
        assert text[witness.span.start : witness.span.end] == witness.text


def test_claims_of_articles_that_are_not_compared_are_no_conflict_of_these(
    session: Session, take_in: TakeIn
) -> None:
    names = [
        take_in(title, f"Khan, councillor since {year}.\n")
        for title, year in (("A", 2010), ("B", 2012), ("C", 2010))
    ]
    for name, year in zip(names, ("2010", "2012", "2010"), strict=True):
        start = session.library.text(name).index("councillor")
        values = {"term": "councillor", "holder": "Khan", "from": year}
        session.tagging.add(name, "role", [(start, start + 10)], values=values)
    [conflict] = session.comparing.conflicts(names[:2])
    assert [witness.article for witness in conflict.witnesses] == names[:2]
    assert [kind.kind for kind in session.comparing.conflicts(names)] == ["claim"]
    assert session.comparing.conflicts([names[0], names[2]]) == []


def test_a_comparison_needs_two_articles_and_can_be_cancelled(session: Session, take_in: TakeIn) -> None:
    names = [take_in("One", LETTER.format("him", 12)), take_in("Other", LETTER.format("me", 12))]
    for wrong in ([], names[:1], [names[0], names[0]]):
        with pytest.raises(InvalidValue, match="two different articles"):
            session.comparing.compare(wrong)

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled("The work was stopped.")

    with pytest.raises(Cancelled):
        session.comparing.compare(names, stop)
