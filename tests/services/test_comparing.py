"""Articles of a project are compared: passages, and who shares them."""

import pytest

from annotator.model.errors import Cancelled, InvalidValue
from annotator.model.progress import Progress
from annotator.model.span import Span
from annotator.services.session import Session
from tests.services.conftest import TakeIn

LETTER = "“The party no longer upholds the values that initially drew {} to its cause,” wrote the {} councillors.\n"


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


def stopping(where: str) -> Progress:
    """Stop the work at its first report of a kind."""

    def stop(_done: int, _total: int, what: str) -> None:
        if what == where:
            raise Cancelled("The work was stopped.")

    return stop


def test_a_comparison_needs_two_articles_and_can_be_cancelled(session: Session, take_in: TakeIn) -> None:
    names = [take_in("One", LETTER.format("him", 12)), take_in("Other", LETTER.format("me", 12))]
    for wrong in ([], names[:1], [names[0], names[0]]):
        with pytest.raises(InvalidValue, match="two different articles"):
            session.comparing.compare(wrong)
    for where in ("Reading", "Shared passages"):
        with pytest.raises(Cancelled):
            session.comparing.compare(names, stopping(where))
    assert len(session.comparing.compare(names)) == 1
    session.comparing.compare(names, stopping("Shared passages"))  # it is remembered


OTHER = "The harbour was closed on Tuesday after a ferry had lost its rudder in the storm off the northern pier.\n"


def test_related_articles_are_those_that_share_passages_best_first(session: Session, take_in: TakeIn) -> None:
    whole = take_in("Whole", LETTER.format("him", 12) + OTHER)
    reprint = take_in("Reprint", OTHER + LETTER.format("him", 12))
    quoting = take_in("Quoting", f"The weather was fine.\n{LETTER.format('me', 13)}")
    take_in(
        "Unrelated", "Nothing at all of this has been printed by anybody else in this town or elsewhere.\n"
    )
    assert [other.article for other in session.comparing.related(whole)] == [reprint, quoting]
    found = session.comparing.sharing(whole)
    assert [(other.article, len(passages)) for other, passages in found] == [(reprint, 2), (quoting, 1)]
    assert found[0][0].score > found[1][0].score
    session.accessioning.remove(reprint)
    assert [other.article for other in session.comparing.related(whole)] == [quoting]
    session.history.undo()
    assert [other.article for other in session.comparing.related(whole)] == [reprint, quoting]


def test_stock_phrases_alone_make_no_article_related(session: Session, take_in: TakeIn) -> None:
    one = take_in(
        "One", "He said on behalf of the government of the day that the harbour would remain closed.\n"
    )
    take_in(
        "Other", "Speaking on behalf of the government of the day, she praised all nurses and teachers.\n"
    )
    assert session.comparing.sharing(one) == []


def test_a_name_with_its_office_makes_no_article_related(session: Session, take_in: TakeIn) -> None:
    office = "Bartholomew Featherstonehaugh, superintendent of police in Northamptonshire"
    one = take_in("One", f"The ferry sank, as {office}, told us on the harbour wall that evening.\n")
    other = take_in("Other", f"All nurses and teachers heard {office}, praise what they do.\n")
    assert [related.article for related in session.comparing.related(one)] == [other]
    assert session.comparing.compare([one, other])
    assert session.comparing.sharing(one) == []


def test_a_selection_finds_who_else_printed_it_and_which_words_they_changed(
    session: Session, take_in: TakeIn
) -> None:
    whole = take_in("Whole", OTHER + LETTER.format("him", 12))
    changed = take_in("Changed", LETTER.format("me", 12))
    take_in("Ferry", OTHER)
    text = session.library.text(whole)
    start = text.index("no longer")
    selection = Span(start, text.index(" to its cause"))
    [(other, [passage])] = session.comparing.printed_elsewhere(whole, selection)
    assert other.article == changed
    assert passage.spans[0] is not None
    assert selection.contains(passage.spans[0])
    assert [reading.kind for reading in passage.readings] in ([], ["person"])
    wide = Span(start, len(text))
    [(other, [passage])] = session.comparing.printed_elsewhere(whole, wide)
    [reading] = passage.readings
    assert (reading.kind, [None if place is None else place[1] - place[0] for place in reading.places]) == (
        "person",
        [3, 2],
    )
    with pytest.raises(InvalidValue, match="4 words or more"):
        session.comparing.printed_elsewhere(whole, Span(start, start + 9))
