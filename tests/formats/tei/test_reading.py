"""What was exported is read back whole: exporting it again gives the same bytes."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from lxml import etree

from annotator.formats.exporters import EXPORTERS
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.reading import read_corpus, verify
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import UnreadableFile
from annotator.model.progress import silent
from tests.formats.tei.material import annotated_articles, corpus
from tests.formats.tei.test_both_flavours import both, unhurried
from tests.formats.tei.test_document import CASES
from tests.formats.tei.test_grammar import mutants


def again(document: bytes, exporter: Exporter, original: Corpus) -> bytes:
    """What a document is exported to after it was read; claims are made from tags by the services."""
    verify(io.BytesIO(document), "file.xml", lambda: None)
    read = replace(read_corpus(io.BytesIO(document), "file.xml"), claims_of=original.claims_of)
    stream = io.BytesIO()
    exporter.write(read, stream, silent)
    return stream.getvalue()


def written(exporter: Exporter, *articles: AnnotatedArticle) -> tuple[bytes, Corpus]:
    """An export, and the corpus that it was made from."""
    made = corpus(*articles)
    stream = io.BytesIO()
    exporter.write(made, stream, silent)
    return stream.getvalue(), made


@both
@pytest.mark.parametrize("case", CASES)
def test_a_golden_file_is_exported_again_byte_for_byte(exporter: Exporter, case: str) -> None:
    document, made = written(exporter, *CASES[case])
    assert again(document, exporter, made) == document


@both
@unhurried(150)
@given(one=annotated_articles(number=1), other=annotated_articles(number=2))
def test_any_corpus_is_exported_again_byte_for_byte(
    exporter: Exporter, one: AnnotatedArticle, other: AnnotatedArticle
) -> None:
    for articles in ((one,), (one, other)):
        document, made = written(exporter, *articles)
        assert again(document, exporter, made) == document


@both
def test_where_a_file_lay_in_a_larger_one_is_read_back(exporter: Exporter) -> None:
    one = CASES["empty"][0]
    within = "crawl of 2023.warc.gz, record <urn:uuid:1b3c>"
    article = replace(one.article, original=replace(one.article.original, within=within))
    document, made = written(exporter, replace(one, article=article))
    assert b"record &lt;urn:uuid:1b3c&gt;</note>" in document
    assert again(document, exporter, made) == document


@both
@unhurried(60)
@given(one=annotated_articles(number=1), other=annotated_articles(number=2))
def test_either_flavour_is_exported_in_the_other_as_if_it_had_been_written_so(
    exporter: Exporter, one: AnnotatedArticle, other: AnnotatedArticle
) -> None:
    document, made = written(exporter, one, other)
    for flavour in EXPORTERS[:2]:
        assert again(document, flavour, made) == written(flavour, one, other)[0]


@both
def test_a_file_with_faults_in_it_is_read_or_refused_with_a_sentence(exporter: Exporter) -> None:
    document, _made = written(exporter, *CASES["corpus"])
    read = 0
    for mutant in mutants(document, 400, seed=3):
        changed = etree.tostring(mutant, encoding="UTF-8", xml_declaration=True)
        try:
            verify(io.BytesIO(changed), "file.xml", lambda: None)
            read += len(list(read_corpus(io.BytesIO(changed), "file.xml").articles))
        except UnreadableFile as error:
            assert str(error).startswith("file.xml ")
            assert "\n" not in str(error)
    assert read > 0


@both
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (f'passive="#ann-{2:032x}"', f'passive="#u.{0:016x}"', "no id that Annotator gives|not in the file"),
        ('resp="#u.', 'resp="#status.', "not in the file"),
        ('ana="#tag.role #status.accepted"', 'ana="#status.accepted #tag.role"', "do not belong together"),
        ('ana="#tag.role #status.accepted"', 'ana="#tag.role #tag.role"', "no status"),
        ('subtype="original">ab', 'subtype="original">xy', "no SHA-256"),
        ("\N{REPLACEMENT CHARACTER}</g>", "x</g>", "quotes another text|SHA-256"),
        ('type="sha256" subtype="source-text"', 'type="other"', "SHA-256"),
    ],
)  # fmt: skip
def test_what_no_grammar_sees_is_refused_with_a_sentence(
    exporter: Exporter, old: str, new: str, sentence: str
) -> None:
    document = written(exporter, *CASES["article"])[0]
    changed = document.replace(old.encode(), new.encode())
    assert changed != document
    with pytest.raises(UnreadableFile, match=sentence):
        verify(io.BytesIO(changed), "file.xml", lambda: None)
        list(read_corpus(io.BytesIO(changed), "file.xml").articles)


@both
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('type="decision" status="accepted"', 'type="decision" status="rejected"', "not what was decided"),
        ('n="eeee', 'n="xeee', "grammar"),
    ],
)  # fmt: skip
def test_a_file_whose_tags_are_not_as_was_decided_is_refused(
    exporter: Exporter, old: str, new: str, sentence: str
) -> None:
    document = written(exporter, *CASES["reviewed"])[0]
    changed = document.replace(old.encode(), new.encode())
    assert changed != document
    with pytest.raises(UnreadableFile, match=sentence):
        verify(io.BytesIO(changed), "file.xml", lambda: None)
        list(read_corpus(io.BytesIO(changed), "file.xml").articles)
