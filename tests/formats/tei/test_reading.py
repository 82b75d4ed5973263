"""What was exported is read back whole: exporting it again gives the same bytes."""

import io
from dataclasses import replace

import pytest
from hypothesis import given

from annotator.formats.exporters import EXPORTERS
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.reading import read_corpus, verify
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.progress import silent
from tests.formats.tei.material import annotated_articles, corpus
from tests.formats.tei.test_both_flavours import both, unhurried
from tests.formats.tei.test_document import CASES


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
@unhurried(60)
@given(one=annotated_articles(number=1), other=annotated_articles(number=2))
def test_either_flavour_is_exported_in_the_other_as_if_it_had_been_written_so(
    exporter: Exporter, one: AnnotatedArticle, other: AnnotatedArticle
) -> None:
    document, made = written(exporter, one, other)
    for flavour in EXPORTERS[:2]:
        assert again(document, flavour, made) == written(flavour, one, other)[0]
