"""Files that are no valid TEI are refused, each with one sentence that says why."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.exporters import EXPORTERS
from annotator.formats.tei.validation import MOST_FINDINGS, check_document, validate, validate_file
from annotator.model.comment import Comment
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument, UnreadableFile
from annotator.model.span import Span
from annotator.model.zone import Zone
from tests.formats.tei.material import annotated, annotation, corpus, exported

STANDOFF, INLINE = EXPORTERS[0], EXPORTERS[1]
ARTICLE = annotated(
    "Mr Khan said: “I go”.\nIn May 2023 he went.",
    annotation(1, "person", (0, 7), values={"name": "Aslam Khan"}),
    annotation(2, "quote", (14, 26), values={"speaker": "Aslam Khan"}),
    annotation(3, "date", (25, 33), values={"edtf": "2023-05"}),
)
TEI = exported(STANDOFF, ARTICLE)
TAGGED = exported(INLINE, ARTICLE)


def messages(document: bytes) -> str:
    """All findings, one on a line."""
    return "\n".join(finding.message for finding in validate(io.BytesIO(document)))


def test_an_export_is_valid() -> None:
    assert validate(io.BytesIO(TEI)) == validate(io.BytesIO(TAGGED)) == ()


_BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><a>&b;&b;&b;&b;</a>'


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (b"", "The file is empty."),
        (b"hello", "not well-formed"),
        (TEI[: TEI.index(b"<body")], "cut off"),
        (TEI[:-8], "cut off"),
        (TEI[:-10], "not well-formed"),
        (b"<!DOCTYPE html>\n<html><p>x</html>", "web page"),
        (b"<html><body/></html>", "no TEI file"),
        (b"<TEI><text/></TEI>", "without a namespace"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI>&x;</TEI>', "DOCTYPE"),
        (b'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]><TEI/>', "DOCTYPE"),
        (_BOMB, "DOCTYPE"),
        (_BOMB.decode().encode("utf-16"), "DOCTYPE"),
        (TEI.replace(b"UTF-8", b"US-ASCII", 1), "encoding"),
        (TEI.replace(b"Khan", b"Kh\xe4n"), "encoding"),
        (TEI.replace(b"Khan", b"Kh\0n"), "not well-formed"),
        (TEI.replace(b"Khan", b"&nbsp;"), "not well-formed"),
        (b"<a>" * 300 + b"</a>" * 300, "256 deep"),
        (b"<a>" + b"x" * 10_100_000 + b"</a>", "10 million"),
    ],
)  # fmt: skip
def test_what_is_no_tei_gets_one_sentence(document: bytes, sentence: str) -> None:
    (finding,) = validate(io.BytesIO(document))
    assert sentence in finding.message
    assert finding.line >= 1
    assert "\n" not in finding.message


def test_an_article_of_200_megabytes_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    with path.open("wb") as stream:
        stream.write(TEI[: TEI.index(b"</body>")])
        for _ in range(200):
            stream.write((b"<p>" + b"x" * 1021 + b"</p>") * 1024)
    ((finding,), ours) = validate_file(path)
    assert not ours  # as far as was read
    assert "64 MB" in finding.message


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        validate_file(tmp_path / "missing.xml")


def test_an_entity_from_the_network_or_the_disk_is_never_fetched(tmp_path: Path) -> None:
    pipe = tmp_path / "secret"
    os.mkfifo(pipe)  # whoever opens it for reading would hang until the test times out
    document = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file://{pipe}">]><TEI>&x;</TEI>'.encode("utf-16")
    assert "DOCTYPE" in messages(document)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda document: document.replace(b'ref="#person.', b'ref="#persons.'), "@ref points to “persons."),
        (lambda document: document.replace(b".p1,0,7)", b".p1, 0,7)"), "a pointer with a blank"),
        (lambda document: document.replace(b".p1,0,7)", b".p1,0,70)"), "does not lie in one of the paragraphs"),
        (lambda document: document.replace(b".p1,0,7)", b".p1,1,7)"), "quotes another text"),
        (lambda document: document.replace(b".p1,0,7)", b".p9,0,7)"), "does not lie in one of the paragraphs"),
        (lambda document: document.replace(b'when="2023-05"', b'when="--05-12"'), "every year"),
        (lambda document: document.replace(b'when="2023-05"', b'when="2023" from="2023"'), "beside another date"),
        (lambda document: document.replace(b'.p2"', b'.p1"'), "stands twice"),
        (lambda document: document.replace(b"went.<", b"wend.<"), "SHA-256"),
        (lambda document: document.replace(b"went.<", b"went<"), "counts"),
        (lambda document: document.replace(b"<date ", b"<data ").replace(b"</date>", b"</data>"), "our grammar"),
    ],
)  # fmt: skip
def test_a_damaged_archive_copy_is_found_out(damage: Callable[[bytes], bytes], words: str) -> None:
    damaged = damage(TEI)
    assert damaged != TEI
    assert words in messages(damaged)


def test_a_broken_chain_is_found_out() -> None:
    assert "do not lead to each other" in messages(TAGGED.replace(b' prev="#ann-', b' prev="#ann-0', 1))
    assert "do not lead to each other" in messages(TAGGED.replace(b' next="#ann-', b' n="#ann-', 1))


def test_a_finding_says_its_line() -> None:
    line = next(place for place, text in enumerate(TEI.splitlines(), start=1) if b'when="2023-05"' in text)
    findings = validate(io.BytesIO(TEI.replace(b'when="2023-05"', b'when="--05-12"')))
    assert line in {finding.line for finding in findings}


def test_a_file_full_of_faults_is_reported_up_to_a_limit() -> None:
    article = annotated("x" * 500, *(annotation(place, "date", (place, place + 1)) for place in range(300)))
    document = exported(STANDOFF, article).replace(b'cert="high"', b'cert="certain"')
    assert 1 < len(validate(io.BytesIO(document))) <= MOST_FINDINGS


def test_a_pointer_from_one_article_to_a_later_one_is_no_fault() -> None:
    other = annotated("x", annotation(9, "person", (0, 1)), number=2)
    document = exported(INLINE, ARTICLE, other)
    pointing = document.replace(
        b'who="#person.', b'corresp="#ann-00000000000000000000000000000009" who="#person.', 1
    )
    assert "not in the file" not in messages(pointing)


def refused(document: bytes, article: AnnotatedArticle) -> str:
    """Why a written file does not replace another; empty when it does."""
    try:
        check_document(io.BytesIO(document), lambda _identifier: article)
    except InvalidDocument as error:
        return str(error)
    return ""


def test_an_export_of_another_text_than_the_stored_one_is_refused() -> None:
    assert refused(TEI, ARTICLE) == ""
    assert "not the stored text" in refused(TEI, replace(ARTICLE, text=ARTICLE.text.replace("went", "gone")))


@pytest.mark.parametrize("document", [TEI, TAGGED], ids=["archive copy", "reading copy"])
@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"target": (Span(0, 6),)}, "target"),
        ({"type": "organisation"}, "type"),
        ({"values": {"gender": "unknown"}}, "values"),
        ({"links": {}}, "links"),
        ({"certainty": "possible"}, "certainty"),
        ({"state": "accepted"}, "state"),
        ({"note": "another"}, "note"),
        ({"by": "Zoe"}, "by"),
        ({"at": "2026-01-01T00:00:00Z"}, "at"),
        ({"type_version": "older"}, "type_version"),
    ],
)
def test_an_export_that_says_something_else_of_a_tag_is_refused(
    document: bytes, change: dict[str, Any], named: str
) -> None:
    first, *others = ARTICLE.annotations
    assert refused(document, ARTICLE) == ""
    reason = refused(document, replace(ARTICLE, annotations=(replace(first, **change), *others)))
    assert f"is not as the project has it ({named})" in reason


def test_an_export_with_a_tag_too_few_or_too_many_is_refused() -> None:
    more = replace(ARTICLE, annotations=(*ARTICLE.annotations, replace(ARTICLE.annotations[0], id="f" * 32)))
    assert "of the project is not in the file" in refused(TEI, more)
    assert "of the file is not in the project" in refused(TEI, replace(ARTICLE, annotations=()))


def test_an_export_with_another_description_furniture_or_comment_is_refused() -> None:
    other = replace(ARTICLE.article, metadata=replace(ARTICLE.article.metadata, title="Another"))
    assert "described otherwise" in refused(TEI, replace(ARTICLE, article=other))
    zone = Zone("9" * 32, ARTICLE.article.id, Span(0, 1), "caption", "", "Anna Exämple")
    assert "furniture" in refused(TEI, replace(ARTICLE, zones=(zone,)))
    said = Comment("8" * 32, ARTICLE.article.id, ARTICLE.annotations[0].id, "Why?", "Ben", "")
    assert "comment" in refused(TEI, replace(ARTICLE, comments=(said,)))


def test_the_stored_article_is_asked_for_by_its_id() -> None:
    asked = []

    def stored(identifier: str) -> AnnotatedArticle:
        asked.append(identifier)
        return ARTICLE

    check_document(io.BytesIO(TEI), stored)
    assert asked == [ARTICLE.article.id]


def test_articles_before_the_current_one_are_forgotten() -> None:
    pytest.importorskip("lxml")
    from annotator.formats.tei.xml_reader import articles

    many = [annotated(f"text {number}", number=number) for number in range(1, 30)]
    document = exported(STANDOFF, *many)
    assert corpus(*many).article_count == 29
    held = [
        len(element.getparent())
        for element in articles(io.BytesIO(document))
        if element.getparent() is not None
    ]
    assert len(held) == 29
