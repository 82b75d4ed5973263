"""Dates of other archives are understood; our own are tested with their records."""

import pytest
from lxml import etree

from annotator.formats.eac.dating import date_node, edtf_of


def test_what_is_no_date_has_no_element() -> None:
    assert date_node("once upon a time") is None


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<x:date xmlns:x="u" standardDate="1961">born in 1961</x:date>', "1961"),
        ('<x:date xmlns:x="u" standardDate="1961..1990">a life</x:date>', "1961/1990"),
        ('<x:date xmlns:x="u" notBefore="1961" notAfter="1965">early sixties</x:date>', "1961/1965"),
        ('<x:dateRange xmlns:x="u"><x:fromDate>1961</x:fromDate></x:dateRange>', "1961/.."),
        ('<x:dateRange xmlns:x="u"><x:fromDate/><x:toDate/></x:dateRange>', ""),
        ('<x:date xmlns:x="u">a long time ago</x:date>', "a long time ago"),
    ],
)
def test_dates_of_other_archives_are_understood(xml: str, value: str) -> None:
    assert edtf_of(etree.fromstring(xml)) == value
