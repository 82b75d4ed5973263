"""Identifiers of authority files are checked and written one way, without asking anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import InvalidValue
from annotator.model.record import Identifier
from annotator.text.identifiers import identifier_of, recognise, shown


@pytest.mark.parametrize(
    ("scheme", "typed", "value"),
    [
        ("ISNI", "0000 0001 2103 2683", "0000000121032683"),
        ("ISNI", "https://isni.org/isni/0000000121032683", "0000000121032683"),
        ("ISNI", "ISNI: 0000 0001 2150 090X", "000000012150090X"),
        ("ORCID", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("ORCID", "0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("ORCID", "0000000218250097", "0000-0002-1825-0097"),
        ("GND", "https://d-nb.info/gnd/118540238", "118540238"),
        ("GND", "4021477-1", "4021477-1"),
        ("GND", "4005728-8", "4005728-8"),
        ("GND", "5098525-5", "5098525-5"),
        ("GND", "GND 118540238", "118540238"),
        ("VIAF", "http://viaf.org/viaf/24604287/", "24604287"),
        ("VIAF", "24604287", "24604287"),
        ("Wikidata", "https://www.wikidata.org/wiki/Q42", "Q42"),
        ("Wikidata", "http://www.wikidata.org/entity/Q42#identifiers", "Q42"),
        ("Wikidata", "q42", "Q42"),
        ("own", "  Box 12,  folder 3 ", "Box 12, folder 3"),
    ],
)
def test_what_is_typed_or_pasted_is_kept_one_way(scheme: str, typed: str, value: str) -> None:
    assert identifier_of(scheme, typed) == Identifier(scheme, value)


@pytest.mark.parametrize(
    ("scheme", "typed", "said"),
    [
        ("ISNI", "0000 0001 2103 2684", "check digit"),
        ("ISNI", "Q42", "16 digits"),
        ("ORCID", "0000-0002-1825-0098", "check digit"),
        ("ORCID", "https://www.wikidata.org/wiki/Q42", "address of Wikidata"),
        ("GND", "118540239", "check digit"),
        ("GND", "4021477-2", "check digit"),
        ("GND", "Goethe", "no GND number"),
        ("VIAF", "24604287a", "digits only"),
        ("ORCID", "https://orcid.org/0000-0002-1825-0097garbage", "16 digits"),
        ("Wikidata", "P31", "Q with digits"),
        ("own", "  ", "empty"),
        ("Facebook", "1", "no kind of identifier"),
        ("ISNI", "٠٠٠٠٠٠٠١٢١٠٣٢٦٨٣", "16 digits"),
    ],
)
def test_what_cannot_be_right_is_refused_with_one_sentence(scheme: str, typed: str, said: str) -> None:
    with pytest.raises(InvalidValue, match=said) as refused:
        identifier_of(scheme, typed)
    assert str(refused.value).endswith(".")


@given(
    st.sampled_from([("ISNI", "0000000121032683"), ("ORCID", "0000-0002-1825-0097"), ("GND", "118540238"), ("GND", "4021477-1")]),
    st.data(),
)  # fmt: skip
def test_one_wrong_digit_is_always_noticed(case: tuple[str, str], data: st.DataObject) -> None:
    scheme, value = case
    place = data.draw(st.sampled_from([at for at, sign in enumerate(value) if sign.isdigit()]))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != value[place]]))
    with pytest.raises(InvalidValue):
        identifier_of(scheme, value[:place] + digit + value[place + 1 :])


@given(st.sampled_from(["0000000121032683", "0000000218250097"]), st.data())
def test_two_digits_that_changed_places_are_noticed(value: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([at for at in range(15) if value[at] != value[at + 1]]))
    swapped = value[:place] + value[place + 1] + value[place] + value[place + 2 :]
    with pytest.raises(InvalidValue):
        identifier_of("ISNI", swapped)


@pytest.mark.parametrize(
    ("scheme", "value"),
    [("VIAF", "24604287"), ("Wikidata", "Q42"), ("ISNI", "0000000121032683"), ("ORCID", "0000-0002-1825-0097"), ("GND", "118540238")],
)  # fmt: skip
def test_an_identifier_as_it_is_shown_leads_back_to_it(scheme: str, value: str) -> None:
    identifier = Identifier(scheme, value)
    assert identifier_of(scheme, shown(identifier)) == identifier


def test_the_address_of_nobody_we_know_is_none() -> None:
    assert recognise("https://example.org/12") is None
