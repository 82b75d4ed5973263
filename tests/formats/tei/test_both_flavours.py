"""Laws that both flavours keep for any text and any tags."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.formats.exporters import EXPORTERS
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.mention import CERT
from annotator.model.corpus import AnnotatedArticle
from tests.formats.tei.material import TAG_TYPES, annotated, annotated_articles, annotation, checked, exported
from tests.formats.tei.official import jing_errors, needs_jing, needs_tei_all, schematron_findings
from tests.formats.tei.reader import ReadTag, read

FLAVOURS = [
    exporter for exporter in EXPORTERS if exporter.name.startswith("tei-") and exporter.name != "tei-plain"
]
both = pytest.mark.parametrize("exporter", FLAVOURS, ids=lambda exporter: exporter.name)


def unhurried(examples: int) -> settings:
    """That many examples, however slow the machine."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_carried(article: AnnotatedArticle, document: bytes) -> None:
    """Everything an article holds is read back from a document: text, tags with all they say, furniture."""
    found = read(document)[f"a{article.article.id}"]
    assert found.text == article.text
    assert set(found.tags) == {f"ann-{one.id}" for one in article.annotations}
    for one in article.annotations:
        tag = found.tags[f"ann-{one.id}"]
        assert tag.spans == [(span.start, span.end) for span in one.target]
        assert (tag.status, tag.cert, tag.resp) == (f"#status.{one.state}", CERT[one.certainty], one.by)
        assert tag.note == one.note
        said = dict(one.values) | {name: link.record for name, link in one.links.items() if link.record}
        assert_values_carried(one.type, said, tag)
        assert tag.mentions == {name: link.mention for name, link in one.links.items() if link.mention}
        assert tag.doubts == {
            name: (CERT[link.certainty], link.source)
            for name, link in one.links.items()
            if link.source or link.certainty != "certain"
        }
        assert tag.comments == comments_of(article, one.id)
        assert tag.history == history_of(article, one.id)
    stages = [(one.person, one.stage.replace(" ", "-"), one.by, one.reason) for one in article.stages]
    assert found.stages == stages
    assert set(found.zones) == {f"zone-{zone.id}" for zone in article.zones}
    for zone in article.zones:
        spans = [(zone.span.start, zone.span.end)]
        assert found.zones[f"zone-{zone.id}"] == (spans, f"#zone.{zone.kind}", zone.rule)


def history_of(article: AnnotatedArticle, identifier: str) -> list[dict[str, str]]:
    """What was decided about a tag, and answered, as the reader gives it."""
    tags = {one.id for one in article.annotations}
    history = []
    for one in article.reviews:
        if one.annotation != identifier:
            continue
        said = {"type": "decision" if one.event else "lapsed", "status": one.verdict, "when": one.at}
        said |= {"who": one.by, "words": one.reason} | ({"subtype": "automatic"} if one.automatic else {})
        if one.replaced_by:
            said |= (
                {"corresp": f"#ann-{one.replaced_by}"} if one.replaced_by in tags else {"n": one.replaced_by}
            )
        history.append(said)
        if one.answer:
            told = {"type": "answer", "status": one.answer, "when": one.answered_at}
            history.append(told | {"who": one.answered_by, "words": one.answer_reason})
    return history


def comments_of(article: AnnotatedArticle, identifier: str) -> list[tuple[str, str, str, str, str, str]]:
    """The comments on a tag as the reader gives them."""
    return [
        (
            f"comment-{one.id}",
            f"#comment-{one.reply_to}" if one.reply_to else f"#ann-{identifier}",
            one.by,
            one.at,
            one.text,
            one.resolved_by,
        )
        for one in article.comments
        if one.annotation == identifier
    ]


def assert_values_carried(kind: str, values: dict[str, str], tag: ReadTag) -> None:
    """Each value is carried once: by the attribute of its field or under its own key."""
    (tag_type,) = (one for one in TAG_TYPES if one.name == kind)
    attributes = {field.name: field.tei for field in tag_type.fields}
    left = set(tag.values)
    for name, value in values.items():
        carried = {(name, value), (attributes.get(name, name), value)} & left
        assert len(carried) == 1, (name, value, tag.values)
        left -= carried
    assert not left


@both
@unhurried(100)
@given(article=annotated_articles())
def test_any_article_is_valid_and_read_back_whole(exporter: Exporter, article: AnnotatedArticle) -> None:
    document = exported(exporter, article)
    checked(exporter, document, article)
    assert_carried(article, document)


@both
@unhurried(40)
@given(one=annotated_articles(number=1), other=annotated_articles(number=2))
def test_any_corpus_is_valid_and_read_back_whole(
    exporter: Exporter, one: AnnotatedArticle, other: AnnotatedArticle
) -> None:
    document = exported(exporter, one, other)
    checked(exporter, document, one, other)
    assert_carried(one, document)
    assert_carried(other, document)


@needs_tei_all
@needs_jing
@both
def test_random_articles_are_valid_tei_and_break_no_schematron_rule(
    exporter: Exporter, tmp_path: Path
) -> None:
    files: list[Path] = []

    @unhurried(40)
    @given(article=annotated_articles())
    def write(article: AnnotatedArticle) -> None:
        files.append(tmp_path / f"{len(files)}.xml")
        files[-1].write_bytes(exported(exporter, article))

    write()
    assert jing_errors(files) == []
    assert schematron_findings(files) == []


@both
@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "\n\n a", "a", "a\n", "a\r\nb\r", "\ta\tb", "a\u00a0b\u200bc\u00add", "a\u2028b\u2029c\x85d", "\u202eabc\u202c",
     "e\u0301\u0301", "\U0001f600\U00010330", "]]>&amp;amp;<p>", "\ufeffa", "\ufffd", "  two  blanks  "],
)  # fmt: skip
def test_every_text_comes_back_code_point_by_code_point(exporter: Exporter, text: str) -> None:
    article = annotated(text, *([annotation(1, "theme", (0, len(text)))] if text else []))
    document = exported(exporter, article)
    checked(exporter, document, article)
    assert_carried(article, document)


@both
def test_a_staircase_of_fifty_overlapping_tags_is_read_back(exporter: Exporter) -> None:
    steps = (annotation(step, "theme", (step, step + 50)) for step in range(50))
    article = annotated("x" * 120, *steps)
    document = exported(exporter, article)
    checked(exporter, document, article)
    assert_carried(article, document)


@both
def test_equal_tags_of_two_annotators_are_both_kept(exporter: Exporter) -> None:
    article = annotated("Mr Khan", annotation(1, "person", (0, 7)), annotation(2, "person", (0, 7), by="Ben"))
    assert_carried(article, exported(exporter, article))


@both
def test_a_megabyte_in_one_line_is_exported(exporter: Exporter) -> None:
    article = annotated("word " * 200_000, annotation(1, "person", (999_990, 999_994)))
    document = exported(exporter, article)
    checked(exporter, document, article)
    assert_carried(article, document)
