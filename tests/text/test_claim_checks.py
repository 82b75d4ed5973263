"""Remarks on claims: what cannot both be true is told of, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.claim import Claim
from annotator.model.claim_note import NOTE_KINDS, ClaimNote
from annotator.text.claim_checks import Source, checks

BBC, TODAY = "b" * 16, "7" * 16
SOURCES = {BBC: Source("BBC News", "2023-09-20"), TODAY: Source("Luton Today", "2023-09-20")}


def claim(
    number: int,
    article: str = BBC,
    kind: str = "role",
    *,
    term: str = "councillor",
    start: str = "",
    end: str = "",
    duration: str = "",
    organisation: str = "",
    text: str = "words",
) -> Claim:
    return Claim(
        annotation=f"{number:032x}",
        article=article,
        kind=kind,
        holder="a" * 32,
        holder_name="Mohammed Aslam Khan",
        term=term,
        organisation=organisation,
        organisation_name=organisation,
        start=start,
        end=end,
        duration=duration,
        certainty="certain",
        by="Anna",
        text=text,
    )


def kinds(*claims: Claim, dates: str = "") -> list[str]:
    return [note.kind for note in checks(claims, SOURCES, dates)]


def only(*claims: Claim, dates: str = "") -> ClaimNote:
    [note] = checks(claims, SOURCES, dates)
    assert note.severity == "note"
    return note


def test_a_duration_that_implies_another_start_than_an_article_says() -> None:
    thirteen = claim(1, TODAY, "duration", duration="P13Y", text="past 13 years")
    since = claim(2, BBC, "date", start="2011")
    note = only(thirteen, since)
    assert note.kind == "implied"
    assert note.sentence == (
        "Mohammed Aslam Khan, councillor: “past 13 years” in Luton Today (20 September 2023) implies a start "
        "about 2010; BBC News says 2011."
    )
    assert note.claims == (thirteen.annotation, since.annotation)


@pytest.mark.parametrize("start", ["2011", "2010-09-21", "2010", "2011~", "2012~"])
def test_a_duration_goes_with_every_start_that_it_can_mean(start: str) -> None:
    assert kinds(claim(1, TODAY, "duration", duration="P12Y"), claim(2, BBC, "date", start=start)) == []


@pytest.mark.parametrize("start", ["2012", "2009", "2010-09-20", "2011-09-21"])
def test_a_duration_does_not_go_with_a_start_before_or_after(start: str) -> None:
    assert kinds(claim(1, TODAY, "duration", duration="P12Y"), claim(2, BBC, "date", start=start)) == [
        "implied"
    ]


def test_an_article_that_names_several_terms_of_office_is_content_with_one_that_fits() -> None:
    twice = [claim(1, BBC, start="2007", end="2009"), claim(2, BBC, start="2011")]
    assert kinds(*twice, claim(3, TODAY, "duration", duration="P12Y")) == []


def test_durations_that_imply_different_starts() -> None:
    note = only(
        claim(1, BBC, "duration", duration="P12Y", text="12 years"),
        claim(2, TODAY, "duration", duration="P13Y", text="13 years"),
    )
    assert note.kind == "duration"
    assert "“12 years” in BBC News (20 September 2023) implies a start about 2011" in note.sentence
    assert "“13 years” in Luton Today (20 September 2023) implies a start about 2010" in note.sentence


def test_durations_told_at_different_times_can_agree() -> None:
    sources = {BBC: Source("BBC News", "2011-03-01"), TODAY: Source("Luton Today", "2023-09-20")}
    told = [claim(1, BBC, "duration", duration="P1Y"), claim(2, TODAY, "duration", duration="P13Y")]
    assert checks(told, sources) == []


def test_durations_of_articles_without_a_date_are_compared_as_they_stand() -> None:
    sources = {BBC: Source("“One”"), TODAY: Source("“Two”")}
    told = [claim(1, BBC, "duration", duration="P12Y"), claim(2, TODAY, "duration", duration="P13Y")]
    [note] = checks(told, sources)
    assert note.sentence == (
        "Mohammed Aslam Khan, councillor: the length differs: 12 years in “One”, 13 years in “Two”."
    )


def test_articles_that_differ_about_the_start_and_the_end() -> None:
    office = {"term": "deputy leader", "organisation": "Luton Borough Council"}
    notes = checks(
        [
            claim(1, BBC, start="2021", end="2023-09-19", **office),
            claim(2, TODAY, start="2020", end="2023-09-20", **office),
        ],
        SOURCES,
    )
    assert [note.kind for note in notes] == ["start", "end"]
    assert notes[0].sentence == (
        "Mohammed Aslam Khan, deputy leader (Luton Borough Council): the start differs: 2021 in BBC News, "
        "2020 in Luton Today."
    )
    assert "19 September 2023 in BBC News, 20 September 2023 in Luton Today" in notes[1].sentence


@pytest.mark.parametrize(("one", "other"), [("2021", "2021-05"), ("2021", "2021~"), ("2021", "2022~")])
def test_a_less_precise_date_is_no_other_date(one: str, other: str) -> None:
    assert kinds(claim(1, BBC, start=one), claim(2, TODAY, start=other)) == []


def test_articles_that_differ_about_a_date() -> None:
    note = only(
        claim(1, BBC, "date", term="elected to Poets ward", start="2023-05", end="2023-05"),
        claim(2, TODAY, "date", term="Elected  to Poets Ward", start="2022-05", end="2022-05"),
    )
    assert (note.kind, note.sentence.endswith("May 2023 in BBC News, May 2022 in Luton Today.")) == (
        "date",
        True,
    )


def test_a_day_within_an_office_is_no_other_start_of_it() -> None:
    assert kinds(claim(1, BBC, "date", start="2023", end="2023"), claim(2, TODAY, start="2011")) == []


def test_offices_in_different_bodies_are_not_compared() -> None:
    told = [claim(1, BBC, start="2011", organisation="X"), claim(2, TODAY, start="2021", organisation="Y")]
    assert kinds(*told) == []
    assert kinds(*told, claim(3, TODAY, "duration", duration="P5Y")) == []
    assert kinds(told[0], claim(3, TODAY, "duration", duration="P5Y")) == ["implied"]


def test_an_end_before_the_start() -> None:
    note = only(claim(1, start="2021", end="2019"))
    assert (note.kind, note.sentence) == (
        "order",
        "Mohammed Aslam Khan, councillor: BBC News (20 September 2023) has it end (2019) before it starts (2021).",
    )
    assert kinds(claim(1, start="2021-05", end="2021")) == []


def test_an_office_outside_of_the_dates_in_the_register() -> None:
    for told in (
        claim(1, start="1950"),
        claim(1, end="2030"),
        claim(1, BBC, "duration", duration="P80Y"),
    ):
        assert kinds(told, dates="1961/2024") == ["existence"]
        assert kinds(told, dates="1961") == []
    note = only(claim(1, start="1950"), dates="1961/..")
    assert note.sentence == (
        "Mohammed Aslam Khan, councillor: 1950 in BBC News (20 September 2023) lies outside of the dates in the "
        "register (since 1961)."
    )


def test_an_office_that_starts_after_the_article_that_tells_of_it() -> None:
    assert only(claim(1, start="2024")).kind == "publication"
    assert kinds(claim(1, start="2023-09"), claim(2, start="2023-09-20")) == []
    assert kinds(claim(1, BBC, "date", start="2024", end="2024")) == []


def test_a_remark_on_very_many_claims_stays_a_sentence() -> None:
    articles = [f"{number:016x}" for number in range(40)]
    sources = {article: Source(f"Paper {number}") for number, article in enumerate(articles)}
    told = [claim(number, article, start=str(1950 + number % 20)) for number, article in enumerate(articles)]
    [note] = checks(told, sources)
    assert len(note.claims) == 40
    assert note.sentence.endswith("1953 in Paper 3 and Paper 23, 1954 in Paper 4 and Paper 24 and 15 more.")
    same = [claim(number, article, start=str(1950 + number % 2)) for number, article in enumerate(articles)]
    assert checks(same, sources)[0].sentence.endswith(
        "1950 in Paper 0, Paper 2, Paper 4 and 17 more, 1951 in Paper 1, Paper 3, Paper 5 and 17 more."
    )


dated = st.sampled_from(["", "2010", "2011", "2011-05", "2011~", "2023-09-20", "nonsense", "201X", "../2011"])
anything = st.lists(
    st.builds(
        claim,
        st.integers(1, 10**6),
        st.sampled_from([BBC, TODAY]),
        st.sampled_from(["role", "date", "duration"]),
        term=st.sampled_from(["", "councillor", "Councillor ", "leader"]),
        start=dated,
        end=dated,
        duration=st.sampled_from(["", "P12Y", "P13Y", "P1.5Y", "nonsense"]),
        organisation=st.sampled_from(["", "X", "Y"]),
    ),
    max_size=8,
    unique_by=lambda one: one.annotation,
)


@given(anything, st.sampled_from(["", "1961/..", "2015/..", "1961"]))
def test_every_remark_is_one_sentence_that_rests_on_claims_given(told: list[Claim], dates: str) -> None:
    given_ids = {one.annotation for one in told}
    notes = checks(told, SOURCES, dates)
    for note in notes:
        assert note.kind in NOTE_KINDS
        assert note.claims
        assert given_ids.issuperset(note.claims)
        assert note.sentence.endswith(".")
    assert checks(told, SOURCES, dates) == notes


@given(anything)
def test_the_order_of_the_claims_changes_no_remark(told: list[Claim]) -> None:
    def seen(claims: list[Claim]) -> set[tuple[str, frozenset[str]]]:
        return {(note.kind, frozenset(note.claims)) for note in checks(claims, SOURCES)}

    assert seen(told) == seen(told[::-1])


@given(anything)
def test_one_article_alone_never_differs_from_another(told: list[Claim]) -> None:
    mine = [one for one in told if one.article == BBC]
    assert not {"start", "end", "date"} & set(kinds(*mine))
