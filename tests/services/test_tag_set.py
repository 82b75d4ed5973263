"""Tag types come from TOML; a project may carry its own."""

from pathlib import Path

import pytest

from annotator.bootstrap import open_session
from annotator.model.errors import InvalidValue, NotFound, UnreadableFile
from annotator.resource_files import resources
from annotator.services.session import Session

LAW = """
name = "law"
label = "Law"
key = "W"
definition = "An act or bill"
[colour]
light = "#225588"
dark = "#88bbee"
[tei]
element = "seg"
[[field]]
name = "title"
label = "Title"
"""


def test_the_program_brings_the_six_types_in_palette_order(session: Session) -> None:
    assert [t.name for t in session.tag_set.types()] == [
        "person",
        "role",
        "date",
        "quote",
        "organisation",
        "place",
    ]
    assert "".join(t.key for t in session.tag_set.types()) == "PRDQOL"
    assert len(session.tag_set.types()) == len(resources("tag_types", ".toml"))


def test_a_project_carries_its_own_type_and_gives_it_back(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "law.toml"
    path.write_text(LAW)
    session.tag_set.take_in(path)
    session.close()
    again = open_session(session.path, by="Anna")
    assert again.tag_set.type("law").fields[0].label == "Title"
    again.tag_set.forget("law")
    with pytest.raises(NotFound):
        again.tag_set.type("law")
    again.history.undo()
    assert again.tag_set.type("law").letter == "L"
    again.close()


def test_a_key_that_another_type_has_is_refused_with_its_name(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "law.toml"
    path.write_text(LAW.replace('"W"', '"P"'))
    with pytest.raises(InvalidValue, match="belongs to Person"):
        session.tag_set.take_in(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "law"', 'name = "the law"'),
        ("#225588", "blue"),
        ('element = "seg"', 'element = "<seg>"'),
        ('label = "Law"', ""),
        ("[tei]", "[tei"),
        ('label = "Title"', 'label = "Title"\nkind = "poem"'),
    ],
)
def test_a_broken_type_is_one_sentence_and_changes_nothing(
    session: Session, tmp_path: Path, old: str, new: str
) -> None:
    path = tmp_path / "law.toml"
    path.write_text(LAW.replace(old, new))
    with pytest.raises(UnreadableFile, match=r"law\.toml"):
        session.tag_set.take_in(path)
    assert len(session.tag_set.types()) == 6
