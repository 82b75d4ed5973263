"""Words in columns, as a public reader of CoNLL finds them."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import conllu
import pytest
from hypothesis import HealthCheck, given, settings

from annotator.formats.exporters.conll import EXPORTER
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument
from annotator.model.progress import silent
from tests.formats.tei.material import annotated, annotated_articles, annotation, checked, corpus, exported

TEXT = "😀 Aslam Khan #1 resigned.\nHe led Luton Council."


def read(*articles: AnnotatedArticle) -> list[list[dict[str, str]]]:
    """Sentences of the first article, by the public reader."""
    with zipfile.ZipFile(io.BytesIO(exported(EXPORTER, *articles))) as archive:
        return [list(sentence) for sentence in conllu.parse(archive.read(archive.namelist()[0]).decode())]


def column(sentence: list[dict[str, str]], name: str) -> list[str]:
    """One column of a sentence."""
    return [token[name] for token in sentence]


def test_a_public_reader_finds_words_places_and_labels() -> None:
    person = annotation(1, "person", (2, 12))
    inner = annotation(2, "person", (8, 12))
    next_one = annotation(3, "person", (13, 15))
    over = annotation(4, "quote", (16, 29))
    first, second = read(annotated(TEXT, person, inner, next_one, over))
    assert column(first, "form") == ["😀", "Aslam", "Khan", "#", "1", "resigned", "."]
    assert column(first, "person") == ["O", "B-person", "I-person", "B-person", "I-person", "O", "O"]
    assert column(first, "quote") == ["O", "O", "O", "O", "O", "B-quote", "I-quote"]
    assert column(second, "quote") == ["B-quote", "O", "O", "O", "O"]
    for token in (*first, *second):
        assert TEXT[int(token["start"]) : int(token["end"])] == token["form"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_articles())
def test_labels_of_any_tags_are_sound_iob2_and_pass_the_check(article: AnnotatedArticle) -> None:
    plain = replace(article, text=article.text.replace("\r", "x"))
    checked(EXPORTER, exported(EXPORTER, plain), plain)
    for sentence in read(plain):
        for name in {tag.type for tag in plain.annotations} & (sentence[0].keys() if sentence else set()):
            labels = ["O", *column(sentence, name)]
            assert all(one != "O" for one, other in pairwise(labels) if other.startswith("I-"))


def test_losses_are_counted() -> None:
    tags = [
        annotation(1, "person", (2, 12), (21, 29), values={"key": "x"}, note="n"),
        annotation(2, "person", (8, 12), certainty="possible"),
        annotation(3, "place", (1, 2)),
        annotation(4, "role", (3, 7)),
    ]
    lost = EXPORTER.write(corpus(annotated(TEXT, *tags)), io.BytesIO(), silent)
    assert {loss.sentence for loss in lost} == {
        "who made a tag, and when: 4",
        "values and links of tags: 1",
        "notes on tags: 1",
        "how sure a tag is: 1",
        "tags that hold no word or sign: 1",
        "tags that overlap a longer one of the same type: 1",
        "stretches of tags in several stretches, written as tags of their own: 1",
        "stretches that do not begin or end with a word, cut or widened to words: 2",
        "ends of sentences within tags, which divide them: 1",
    }


def test_a_file_that_says_something_else_does_not_pass() -> None:
    article = annotated(TEXT, annotation(1, "person", (2, 12)))
    data = exported(EXPORTER, article)
    for other in (annotated(TEXT.replace("Luton", "Dover"), *article.annotations), annotated(TEXT)):
        with pytest.raises(InvalidDocument, match="do not hold"):
            checked(EXPORTER, data, other)
