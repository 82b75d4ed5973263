"""The preferred name is what stands in the text, without title and possessive."""

import pytest

from annotator.text.preferred_name import preferred_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mohammed Aslam Khan", "Mohammed Aslam Khan"),
        ("Mr Khan", "Khan"),
        ("Cllr. Mohammed Aslam Khan's", "Mohammed Aslam Khan"),
        ("Rt Hon Dr  Ana\nPérez", "Ana Pérez"),
        ("Ms", "Ms"),
        ("the Rev. Green", "Green"),
        ("Sir Keir Starmer,", "Keir Starmer"),
        ("Hazel Simmons MBE", "Hazel Simmons"),
        ("Sir Hugh Orde, OBE, QPM", "Hugh Orde"),
        ("Khan MP", "Khan MP"),
    ],
)
def test_a_person_is_called_without_title(words: str, name: str) -> None:
    assert preferred_name(words) == name


def test_a_body_keeps_all_its_words() -> None:
    assert preferred_name("Chief Constable’s Office", "organisation") == "Chief Constable’s Office"
    assert preferred_name("Luton Council’s", "organisation") == "Luton Council"
