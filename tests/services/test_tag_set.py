"""Tag types come from TOML; a project may carry its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import open_session
from annotator.model.article import Article
from annotator.model.errors import InvalidValue, NotFound, UnreadableFile
from annotator.model.tag_type import Example, Field
from annotator.resource_files import resources
from annotator.services.session import Session
from annotator.services.tag_type_files import as_toml, read_tag_type

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


def test_a_tag_type_written_to_a_file_is_read_again_as_it_was(session: Session, tmp_path: Path) -> None:
    for tag_type in (
        *session.tag_set.types(),
        replace(session.tag_set.types()[0], definition='a "\\"\n\x7f é'),
    ):
        with_example = replace(tag_type, examples=(Example("Mr Khan", "A title"), Example("Ms “X”")))
        path = tmp_path / "type.toml"
        path.write_text(as_toml(with_example), encoding="utf-8")
        assert read_tag_type(path) == with_example


def test_a_tag_remembers_the_version_it_was_made_under_and_the_project_knows_it(
    session: Session, article: Article
) -> None:
    first = session.tagging.add(article.id, "person", [(0, 10)])
    person = session.tag_set.type("person")
    session.tag_set.define(replace(person, fields=(*person.fields, Field("born", "Born", "date"))))
    second = session.tagging.add(article.id, "person", [(0, 10)], values={"born": "1970"})
    assert first.type_version == person.version != second.type_version
    versions = session.tag_set.versions("person")
    assert [version.tag_type.version for version in versions] == [first.type_version, second.type_version]
    assert session.tag_set.in_version("person", first.type_version) == person
    assert session.tag_set.in_version("person", "000000000000") is None
    session.history.undo()
    session.history.undo()
    assert session.tag_set.type("person") == person


def test_words_of_an_article_become_an_example_once(session: Session) -> None:
    for _ in range(2):
        session.tag_set.add_example("role", "council  leader", "Deputy leader quits")
    assert session.tag_set.type("role").examples == (Example("council leader", "Deputy leader quits"),)
    for number in range(20):
        session.tag_set.add_example("role", f"leader {number}", "")
    assert [example.text for example in session.tag_set.type("role").examples][::11] == [
        "leader 8",
        "leader 19",
    ]


def test_a_type_with_tags_is_not_forgotten(session: Session, article: Article, tmp_path: Path) -> None:
    path = tmp_path / "law.toml"
    path.write_text(LAW)
    session.tag_set.take_in(path)
    tag = session.tagging.add(article.id, "law", [(0, 10)])
    with pytest.raises(InvalidValue, match="There are tags of the type “law”"):
        session.tag_set.forget("law")
    session.tagging.retract([tag.id])
    session.tag_set.forget("law")


@pytest.mark.parametrize(
    "wrong",
    [
        Field("the name", "Name"),
        Field("x", " "),
        Field("x", "X", "poem"),
        Field("x", "X", "choice"),
        Field("name", "Twice"),
    ],
)
def test_a_field_that_cannot_be_used_is_refused(session: Session, wrong: Field) -> None:
    person = session.tag_set.type("person")
    with pytest.raises(InvalidValue):
        session.tag_set.define(replace(person, fields=(*person.fields, wrong)))
    assert session.tag_set.type("person") == person


def test_the_programs_types_are_called_as_their_files_are() -> None:
    files = resources("tag_types", ".toml")
    assert [read_tag_type(path).name for path in files] == [path.stem.partition("_")[2] for path in files]
