"""What people type for a date is understood, never more precisely than it was said; the rest gets one sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import InvalidValue
from annotator.text.date_phrases import understand
from annotator.text.durations import parse_duration
from annotator.text.edtf import parse
from annotator.text.edtf_words import in_words

PUBLISHED = "2023-09-20"

_ABSOLUTE = {
    # plain EDTF and ISO durations
    "2023": "2023", "2011/..": "2011/..", "199x": "199X", "2023-09-20T10:30:00Z": "2023-09-20T10:30:00Z", "p12y": "P12Y",
    # in words
    "May 2023": "2023-05", "Mai 2023": "2023-05", "Sept. 2023": "2023-09", "2023, May": "2023-05",
    "19 September 2023": "2023-09-19", "19th of September, 2023": "2023-09-19", "September 19th, 2023": "2023-09-19",
    "on Tuesday 19 September 2023": "2023-09-19", "“in 2021”": "2021", "the year 2011": "2011", "19-Sep-2023": "2023-09-19",
    "summer 2023": "2023-22", "the autumn of 2023": "2023-23", "the 1990s": "199X", "1990s": "199X",
    "the 20th century": "1901/2000", "Published10 March 2023": "2023-03-10", "date 2023-09-20": "2023-09-20",
    # in figures
    "19/09/2023": "2023-09-19", "09/19/2023": "2023-09-19", "9.10.2023": "2023-10-09", "2023/9/19": "2023-09-19",
    "05/2023": "2023-05", "09/09/2023": "2023-09-09",
    "२०२३": "2023", "٢٠ May ２０２３": "2023-05-20",
    # qualified
    "c. 2011": "2011~", "c2011": "2011~", "ca. 2011": "2011~", "circa May 2023": "2023-05~",
    "around May 2023": "2023-05~", "possibly 2011": "2011?", "2011?": "2011?", "possibly about 2011": "2011%",
    "about 2011?": "2011%", "early 2023?": "2023?", "mid-2023": "2023", "the end of May 2023": "2023-05",
    "the early 1990s": "199X",
    # intervals
    "between May and June 2023": "2023-05/2023-06", "between December and January 2023": "2022-12/2023-01",
    "from 2011 to 2023": "2011/2023", "2011-2023": "2011/2023", "2011 – 2023": "2011/2023",
    "May–June 2023": "2023-05/2023-06", "from November 2022 to March": "2022-11/2023-03",
    "12 to 14 May 2023": "2023-05-12/2023-05-14", "12-14 May 2023": "2023-05-12/2023-05-14",
    "May 12-14, 2023": "2023-05-12/2023-05-14", "between about 2011 and 2013": "2011~/2013",
    "around 2011 to 2013": "2011~/2013~", "from the 1990s to 2005": "199X/2005",
    # open on one side
    "since 2011": "2011/..", "from 2011 onwards": "2011/..", "2011 onwards": "2011/..",
    "2011 to the present": "2011/..", "2011–": "2011/..", "not before 2011": "2011/..", "after 2011": "2011/..",
    "since c. 2011": "2011~/..", "until 2023": "../2023", "by 2023": "../2023", "before May 2023": "../2023-05",
    "2023 at the latest": "../2023", "possibly since 2011": "2011?/..",
    # named by an event
    "before the 2023 elections": "../2023", "at the May 2023 local elections": "2023-05",
    "since the elections of May 2019": "2019-05/..",
    # lengths of time
    "12 years": "P12Y", "for the past 13 years": "P13Y", "about three months": "P3M", "two and a half years": "P2Y6M",
    "12yrs": "P12Y", "half an hour": "PT30M", "an hour and a half": "PT1H30M", "1 year and 3 months": "P1Y3M",
    "two decades": "P20Y",
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "value"), _ABSOLUTE.items())
def test_a_phrase_that_says_its_year_needs_no_date_of_publication(phrase: str, value: str) -> None:
    understood = understand(phrase)
    assert understood.value == value
    assert understood.rule.startswith(f"{phrase.strip('“”')} → {value}")
    assert (understood.kind == "date") is (parse(value) is not None)


_RELATIVE = {
    "May": "2023-05", "in May": "2023-05", "September 19th": "2023-09-19", "19 September": "2023-09-19",
    "the May local elections": "2023-05", "until May": "../2023-05", "May to June": "2023-05/2023-06",
    "this year": "2023", "last year": "2022", "next year": "2024", "May last year": "2022-05", "this May": "2023-05",
    "this month": "2023-09", "last month": "2023-08", "Wednesday 20 September": "2023-09-20",
    "Friday, September 22nd": "2023-09-22", "Saturday 31 December": "2022-12-31", "from 2011 to May": "2011/2023-05",
    "last week": "2023-09-11/2023-09-17", "this summer": "2023-22",
    "yesterday": "2023-09-19", "today": "2023-09-20", "tomorrow": "2023-09-21", "two days ago": "2023-09-18",
    "a fortnight ago": "2023-09-06~", "over a decade ago": "2013~", "last night": "2023-09-19",
    "earlier this year": "2023",
    "12 years ago": "2011~", "3 months ago": "2023-06~", "since last year": "2022/..",
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "value"), _RELATIVE.items())
def test_a_phrase_without_a_year_is_read_from_the_date_of_publication_and_says_so(
    phrase: str, value: str
) -> None:
    understood = understand(phrase, PUBLISHED)
    assert understood.value == value
    assert understood.rule.startswith(f"{phrase}, published 2023-09-20 → {value}")


@pytest.mark.parametrize("phrase", _RELATIVE)
def test_without_a_date_of_publication_no_year_is_guessed(phrase: str) -> None:
    with pytest.raises(InvalidValue, match="says no year"):
        understand(phrase)


@pytest.mark.parametrize(
    ("phrase", "published", "sentence"),
    [
        ("09/10/2023", "", "could be day and month or month and day"),
        ("2011/12", "", "2011-12 for the month, 2011/2012 for the years"),
        ("2011–12", "", "2011-12 for the month, 2011/2012 for the years"),
        ("19/09/23", "", "no year of four digits"),
        ("30 February 2023", "", "February 2023 has no day 30"),
        ("31 June", PUBLISHED, "June has no day 31"),
        ("29 February", PUBLISHED, "February 2023 has no day 29"),
        ("13/13/2023", "", "names no month"),
        ("Monday 19 September 2023", "", "was a Tuesday and not a Monday"),
        ("from May to 2023", "", "says no year"),
        ("from 2011 to May", "", "says no year"),
        ("from November to spring 2023", "", "says no year"),
        ("from 29 February to March 2023", "", "February 2023 has no day 29"),
        ("Monday 20 September", PUBLISHED, "no day of 2022, 2023 or 2024"),
        ("2023 to 2011", "", "2023 is later than 2011; write the earlier date first"),
        ("2011 or 2012", "", "leaves a choice"),
        ("the 1800s", "", "could be ten years or a hundred; write 180X for the ten, 18XX for the hundred"),
        ("several years", "", "says no number"),
        ("November", PUBLISHED, "“November” comes later in the year .* 2022 or 2023; write the year"),
        ("September 21st", PUBLISHED, "2022 or 2023"),
        ("May", "2023", "does not tell it"),
        ("September 19th", "2023-09", "does not tell it"),
        ("yesterday", "2023-09", "needs the day of publication"),
        ("last May", PUBLISHED, "could be more than one date"),
        ("Tuesday", PUBLISHED, "could be more than one date"),
        ("prior to those elections", PUBLISHED, "is no date; write it like May 2023"),
        ("blah", PUBLISHED, "is no date; write it like May 2023"),
        ("  ", PUBLISHED, "Nothing is written there"),
    ],
)
def test_what_could_be_two_dates_or_none_gets_a_sentence_that_says_what_to_write(
    phrase: str, published: str, sentence: str
) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        understand(phrase, published)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("c. 2011", "about 2011"),
        ("between May and June 2023", "between May and June 2023"),
        ("2023-05/2023-06", "from May to June 2023"),
        ("before the 2023 elections", "until 2023"),
        ("since 2011", "since 2011"),
        ("12 years", "12 years"),
        ("2023-XX-XX", "an unknown day in 2023"),
        ("2023-05-XX", "an unknown day in May 2023"),
        ("19XX", "an unknown year from 1900 to 1999"),
        ("2011/", "from 2011 to an unknown date"),
        ("-0043", "44 BC"),
        ("Y17000", "the year 17000"),
    ],
)
def test_what_was_understood_is_said_in_words(phrase: str, words: str) -> None:
    assert understand(phrase).words == words


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        (
            "before the 2023 elections",
            "no more is said of “elections”; 2023 is the latest that “before” allows",
        ),
        ("early 2023", "EDTF cannot say “early”"),
        ("about 12 years", "a duration cannot say “about”"),
        ("over 12 years", "a duration cannot say “over”"),
        ("between December and January 2023", "the turn of the year"),
    ],
)
def test_the_rule_says_what_was_widened_or_left_out(phrase: str, reason: str) -> None:
    assert reason in understand(phrase).rule


def test_doubt_and_approximation_are_told_apart() -> None:
    assert (understand("possibly 2011").certain, understand("possibly 2011").approximate) == (False, False)
    assert (understand("c. 2011").certain, understand("c. 2011").approximate) == (True, True)
    assert (understand("c. 2011?").certain, understand("c. 2011?").approximate) == (False, True)
    assert understand("nearly 12 years").approximate


_plain = (
    st.integers(1000, 2999).map("{:04}".format)
    | st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda day: f"{day:%Y-%m}".zfill(7))
    | st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(str)
    | st.integers(1000, 2999).flatmap(lambda year: st.sampled_from([f"{year}-{n}" for n in range(21, 25)]))
    # the 2000s may be ten years or a hundred
    | st.integers(100, 299).filter(lambda decade: decade % 10 > 0).map("{:03}X".format)
)
_sides = st.tuples(_plain, st.sampled_from(["", "?", "~", "%"])).map("".join)
_dates = _sides | st.tuples(_sides | st.just(".."), _sides | st.just("..")).map("/".join).filter(
    lambda value: parse(value) is not None
)


@given(_dates)
def test_what_is_said_in_words_is_understood_as_the_same_date(value: str) -> None:
    said = parse(value)
    assert said is not None
    assert understand(in_words(said)).value == value


_bits = st.sampled_from(
    ["since ", "between ", "and ", "to ", "c. ", "? ", "May ", "2023 ", "12 ", "years ", "the ", "ago ", "/", "-", "last ",
     "30 ", "half ", "elections ", "1990s ", "of ", "before ", "99", "a ", "early ", "week ", "0"]
)  # fmt: skip


@given(
    st.text(max_size=20) | st.lists(_bits, max_size=7).map("".join), st.sampled_from(["", PUBLISHED, "0001"])
)
def test_every_text_is_a_date_a_duration_or_refused_with_a_sentence(typed: str, published: str) -> None:
    try:
        understood = understand(typed, published)
    except InvalidValue as refused:
        assert str(refused).endswith(".")
    else:
        check = parse if understood.kind == "date" else parse_duration
        assert str(check(understood.value)) == understood.value


def test_a_phrase_that_nobody_would_say_is_not_read_out_again() -> None:
    with pytest.raises(InvalidValue, match="too long for a date") as refused:
        understand("2011 " * 1000)
    assert len(str(refused.value)) < 120
