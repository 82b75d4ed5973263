"""A claim is said in words, as precisely as its article does and no more."""

import pytest

from annotator.text.claim_words import claim_in_words, when_in_words
from tests.text.test_claim_checks import BBC, claim


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        ("role", {"start": "2021", "end": "2023-09-19"}, "2021 to 19 September 2023"),
        ("role", {"start": "2021"}, "since 2021"),
        ("role", {"end": "2023~"}, "until about 2023"),
        ("role", {}, ""),
        ("date", {"start": "2023-05", "end": "2023-05"}, "May 2023"),
        ("duration", {"duration": "P12Y"}, "12 years (since about 2011)"),
        ("duration", {"duration": "P12Y", "start": "2011"}, "12 years, since 2011"),
        ("duration", {"duration": "PT3H"}, "3 hours"),
    ],
)
def test_when_a_claim_has_something_be(kind: str, values: dict[str, str], words: str) -> None:
    assert when_in_words(claim(1, BBC, kind, **values), "2023-09-20") == words


def test_without_a_date_of_publication_nothing_is_counted_back() -> None:
    assert when_in_words(claim(1, BBC, "duration", duration="P12Y")) == "12 years"


def test_what_is_claimed_never_goes_without_its_article() -> None:
    told = claim(1, start="2021", organisation="Luton Council")
    assert claim_in_words(told, "BBC News") == (
        "councillor (Luton Council), since 2021, according to BBC News"
    )
    assert claim_in_words(claim(1, term="", text="the  office"), "BBC News") == (
        "“the office”, according to BBC News"
    )
