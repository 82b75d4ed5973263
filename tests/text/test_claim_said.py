"""What a claim says of time has a form that stays, and words."""

import pytest

from annotator.text.claim_said import claim_said, said_in_words
from tests.text.test_claim_checks import BBC, claim


@pytest.mark.parametrize(
    ("kind", "values", "said", "words"),
    [
        ("role", {"start": "2021", "end": "2023-09-19"}, "2021/2023-09-19", "from 2021 to 19 September 2023"),
        ("date", {"start": "2011"}, "2011/..", "since 2011"),
        ("role", {"end": "2023~"}, "../2023~", "until about 2023"),
        ("role", {}, "", ""),
        ("date", {"start": "2023-05", "end": "2023-05"}, "2023-05", "May 2023"),
        ("duration", {"duration": "P12Y"}, "P12Y/2023-09-20", "12 years (since about 2011)"),
        (
            "duration",
            {"duration": "P12Y", "start": "2011"},
            "P12Y/2023-09-20; 2011/..",
            "12 years (since about 2011), since 2011",
        ),
    ],
)
def test_a_claim_is_said_in_edtf_and_in_words(
    kind: str, values: dict[str, str], said: str, words: str
) -> None:
    assert claim_said(claim(1, BBC, kind, **values), "2023-09-20") == said
    assert said_in_words(said) == words


def test_a_length_alone_and_what_is_in_no_form_stay_as_they_are() -> None:
    assert claim_said(claim(1, BBC, "duration", duration="P12Y")) == "P12Y"
    assert said_in_words("P12Y") == "12 years"
    assert said_in_words("some three") == "some three"
