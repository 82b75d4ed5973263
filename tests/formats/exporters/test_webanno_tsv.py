"""WebAnno TSV: its lines by the user guide of INCEpTION, and what a public reader finds in them."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import web_anno_tsv
from hypothesis import HealthCheck, given, settings

from annotator.formats.exporters.webanno_tsv import EXPORTER
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument
from annotator.model.link import Link
from annotator.model.progress import silent
from tests.formats.tei.material import annotated, annotated_articles, annotation, checked, corpus, exported

TEXT = "😀 Aslam Khan resigned.\nHe led Luton Council."
PERSON = annotation(1, "person", (2, 12), by="A", at="T")
FIRST_NAME = annotation(2, "person", (2, 4), by="B", at="T", note="a|b_c\n[x]")
ROLE = annotation(3, "mention", (23, 25), by="A", at="T", links={"link": Link(mention=PERSON.id)})


def file_of(data: bytes, suffix: str = ".tsv") -> str:
    """The only file with this ending."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(suffix))
        return archive.read(name).decode()


def test_rows_of_tokens_parts_stacked_tags_and_links() -> None:
    one, two, three = (f"{number:032x}" for number in (1, 2, 3))
    assert file_of(exported(EXPORTER, annotated(TEXT, PERSON, FIRST_NAME, ROLE))).split("\n") == [
        "#FORMAT=WebAnno TSV 3.3",
        "#T_SP=webanno.custom.Mention|annotatorId|annotatorBy|annotatorAt|annotatorCertainty"
        "|ROLE_webanno.custom.Mention:annotatorTags_webanno.custom.AnnotatorLink|uima.tcas.Annotation",
        "#T_SP=webanno.custom.Person|annotatorId|annotatorBy|annotatorAt|annotatorCertainty|annotatorNote",
        "",
        "",
        "#Text=😀 Aslam Khan resigned.",
        "1-1\t0-2\t😀" + _columns(11) + "\t",
        f"1-2\t3-8\tAslam{_columns(6)}\t{one}[1]\tA[1]\tT[1]\tcertain[1]\t*[1]\t",
        f"1-2.1\t3-5\tAs{_columns(6)}\t{two}[2]\tB[2]\tT[2]\tcertain[2]\ta\\|b\\_c\\n\\[x\\][2]\t",
        f"1-3\t9-13\tKhan{_columns(6)}\t{one}[1]\tA[1]\tT[1]\tcertain[1]\t*[1]\t",
        "1-4\t14-22\tresigned" + _columns(11) + "\t",
        "1-5\t22-23\t." + _columns(11) + "\t",
        "",
        "#Text=He led Luton Council.",
        f"2-1\t24-26\tHe\t{three}[3]\tA[3]\tT[3]\tcertain[3]\tlink[3]\t1-2[1]" + _columns(5) + "\t",
        "2-2\t27-30\tled" + _columns(11) + "\t",
        "2-3\t31-36\tLuton" + _columns(11) + "\t",
        "2-4\t37-44\tCouncil" + _columns(11) + "\t",
        "2-5\t44-45\t." + _columns(11) + "\t",
        "",
    ]


def _columns(count: int) -> str:
    return "\t_" * count


def test_a_public_reader_finds_the_same_words_and_tags(tmp_path: Path) -> None:
    whole = annotation(4, "person", (23, 43), by="C")
    same = annotation(5, "person", (23, 43), by="D")
    path = tmp_path / "a.tsv"
    path.write_text(file_of(exported(EXPORTER, annotated(TEXT, PERSON, whole, same))), encoding="utf-8")
    with web_anno_tsv.open_web_anno_tsv(str(path)) as found:
        first, second = list(found)
    assert [sentence.text for sentence in (first, second)] == TEXT.split("\n")
    assert [token.text for token in first.tokens] == ["😀", "Aslam", "Khan", "resigned", "."]
    assert [(one.text, one.label, one.start) for one in first.annotations] == [("Aslam Khan", "A", 2)]
    assert [(one.text, one.label) for one in second.annotations] == [
        ("He led Luton Council", "C"),
        ("He led Luton Council", "D"),
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_articles())
def test_every_word_and_tag_stands_where_its_rows_say(article: AnnotatedArticle) -> None:
    plain = replace(article, text=article.text.replace("\r", "x"))
    checked(EXPORTER, exported(EXPORTER, plain), plain)


def test_losses_are_counted() -> None:
    blank = annotation(1, "person", (3, 4))
    edge = annotation(2, "person", (0, 4))
    lost = EXPORTER.write(corpus(annotated("One  two.\n\nThree.", blank, edge)), io.BytesIO(), silent)
    assert {loss.sentence for loss in lost} == {
        "stretches of tags that hold no word or sign: 1",
        "stretches of tags that begin or end in a blank, which is cut off: 1",
        "blanks and empty lines between sentences that become others: 1",
    }


def test_a_file_that_says_something_else_does_not_pass() -> None:
    article = annotated(TEXT, PERSON)
    data = exported(EXPORTER, article)
    with pytest.raises(InvalidDocument, match="do not stand"):
        checked(EXPORTER, data, replace(article, text=TEXT.replace("Luton", "Dover")))
    with pytest.raises(InvalidDocument, match="not those"):
        checked(EXPORTER, data, annotated(TEXT, PERSON, FIRST_NAME))
