"""Entries are summed up in words."""

import pytest

from annotator.model.record import RECORD_KINDS, Record
from annotator.ui.docks.record_words import dates_in_words, kind_label, kinds_label, summary


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_every_kind_has_a_name_for_one_and_for_many(kind: str) -> None:
    assert len({kind, kind_label(kind), kinds_label(kind)}) == 3


def test_dates_are_said_in_words_and_what_means_nothing_stays() -> None:
    assert dates_in_words("1961/..") == "since 1961"
    assert dates_in_words("") == ""
    assert dates_in_words("long ago") == "long ago"


def test_a_candidate_says_so() -> None:
    record = Record("0" * 32, "place", "Luton", dates="1876", status="candidate")
    assert summary(record) == "Place · 1876 · candidate"
