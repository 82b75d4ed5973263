"""Names of files made of titles."""

import re

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.file_names import FileNames, safe_name


@given(st.text())
def test_every_title_gives_a_name_that_every_system_takes(title: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,60}", safe_name(title))


def test_articles_of_one_title_have_names_of_their_own() -> None:
    names = FileNames()
    ids = ["0123456789abcdef", "0123456700000000", "fedcba9876543210"]
    assert [names.of("Über COUNCIL", ids[0]), names.of("uber council", ids[1]), names.of("aux", ids[2])] == [
        "Uber-COUNCIL-01234567",
        "uber-council-0123456700000000",
        "_aux-fedcba98",
    ]
