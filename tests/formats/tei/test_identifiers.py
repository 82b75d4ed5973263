"""Names of people and types never become ids unless they are plain."""

import re

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.tei.identifiers import annotator_id, tag_id, tag_version_id, zone_kind_id

_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


@given(st.text())
def test_every_name_has_an_id_that_is_an_ncname(name: str) -> None:
    ids = [annotator_id(name), tag_id(name), zone_kind_id(name), tag_version_id(name, name)]
    assert all(_NCNAME.fullmatch(identifier) for identifier in ids)


@given(st.text(), st.text())
def test_different_names_have_different_ids(one: str, other: str) -> None:
    assert (one == other) == (annotator_id(one) == annotator_id(other))
    assert (one == other) == (tag_id(one) == tag_id(other))


def test_a_plain_tag_type_keeps_its_name() -> None:
    assert tag_id("person") == "tag.person"


def test_ids_are_the_same_in_every_version() -> None:
    assert annotator_id("Anna Example") == "u.5c1211e513c2e2d7"
    assert tag_version_id("person", "0123456789ab") == "tag.person.0123456789ab"
    assert tag_version_id("person", "") == "tag.person.unnoted"
