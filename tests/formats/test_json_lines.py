"""What is written as JSON Lines is read back as it was, and nothing else is taken."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.exporters.json_lines import EXPORTER
from annotator.formats.json_lines import is_ours, read_corpus, verify
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument, UnreadableFile
from annotator.model.span import Span
from annotator.model.stage import Stage
from annotator.model.zone import Zone
from tests.formats.tei.compared import COMPARED, COMPARISON
from tests.formats.tei.material import (
    ANNA,
    OLD_THEME,
    TAG_TYPES,
    TERMS,
    annotated,
    annotated_articles,
    annotation,
    checked,
    comment,
    corpus,
    decision,
    exported,
)
from tests.formats.whole import owned

ARTICLES = tuple(owned(one) for one in COMPARED)
WRITTEN = exported(EXPORTER, *ARTICLES, comparison=COMPARISON)


def lines(document: bytes) -> list[dict[str, Any]]:
    """Each line as a script reads it."""
    return [json.loads(line) for line in document.decode("utf-8").split("\n") if line]


def verified(document: bytes) -> None:
    """Look at a file as it is looked at before it is taken in."""
    verify(io.BytesIO(document), "x.jsonl", lambda: None)


def changed(number: int, change: Callable[[dict[str, Any]], object], document: bytes = WRITTEN) -> bytes:
    """A document in which one line was changed."""
    found = lines(document)
    change(found[number])
    return b"".join(json.dumps(line).encode() + b"\n" for line in found)


def number_of(kind: str) -> int:
    """The first line that is of a kind."""
    return [line["line"] for line in lines(WRITTEN)].index(kind)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_articles(number=1), annotated_articles(number=2))
def test_every_article_comes_back_as_it_was(one: AnnotatedArticle, other: AnnotatedArticle) -> None:
    articles = owned(one), owned(other)
    document = exported(EXPORTER, *articles)
    checked(EXPORTER, document, *articles)
    verified(document)
    found = read_corpus(io.BytesIO(document), "x.jsonl")
    assert tuple(found.articles) == articles
    expected = corpus(*articles)
    assert (found.name, found.tag_types, found.records, found.terms) == (
        *(expected.name, TAG_TYPES),
        *(expected.records, TERMS),
    )
    assert found.older_types == {OLD_THEME.version: OLD_THEME}


def test_what_is_said_of_several_articles_comes_back() -> None:
    verified(WRITTEN)
    found = read_corpus(io.BytesIO(WRITTEN), "x.jsonl").comparison
    assert [family.ties for family in found.families] == [family.ties for family in COMPARISON.families]
    assert (found.dismissals, found.settlements) == (COMPARISON.dismissals, COMPARISON.settlements)


def test_a_line_is_what_a_script_expects() -> None:
    article = owned(annotated("Mr Khan", annotation(1, "person", (3, 7), values={"name": "Khan"})))
    found = {line["line"]: line for line in lines(exported(EXPORTER, article))}
    assert found["article"]["text"] == "Mr Khan"
    assert found["annotation"]["target"] == [
        {"start": 3, "end": 7, "exact": "Khan", "prefix": "Mr ", "suffix": ""}
    ]
    assert found["annotation"]["links"]["name"]["record"] == found["record"]["id"]


def test_the_readme_names_every_kind_of_line() -> None:
    article = owned(
        annotated(
            "Mr Khan",
            annotation(1, "role", (0, 7), values={"holder": "Khan"}),
            comments=(comment(5, 1, "Who?"),),
            zones=(Zone("7" * 32, "", Span(0, 2), "other", "", ANNA),),
            reviews=(decision(1, "accepted"),),
            stages=(Stage("", ANNA, "reviewed"),),
        )
    )
    found = {line["line"] for line in lines(exported(EXPORTER, article, *ARTICLES[1:]) + WRITTEN)}
    document = (Path(__file__).parents[2] / "docs/formats.md").read_text(encoding="utf-8")
    told = document.split("JSON Lines hold everything", 1)[1].split("Web Annotations", 1)[0]
    assert set(re.findall(r"`(\w+)`", told)) - {"line"} == found


def test_a_file_of_another_project_is_not_what_is_stored() -> None:
    document = exported(EXPORTER, owned(annotated("Mr Khan", annotation(1, "person", (3, 7)))))
    with pytest.raises(InvalidDocument, match="A title"):
        checked(EXPORTER, document, owned(annotated("Mr Khan", annotation(1, "person", (0, 7)))))


LINK = {"record": "", "mention": "", "certainty": "certain", "source": ""}
WRONG: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("project", lambda line: line.update(format="other")),
    ("project", lambda line: line.update(version=2)),
    ("project", lambda line: line.pop("name")),
    ("tag_type", lambda line: line.update(fields=None)),
    ("tag_type", lambda line: line.update(line="tag_typ")),
    ("counterpart", lambda line: line.update(annotation="0" * 32)),
    ("counterpart", lambda line: line.update(article="0" * 16)),
    ("settlement", lambda line: line["witnesses"][0].update(article="0" * 16)),
    ("settlement", lambda line: line["witnesses"][0]["span"].update(end=-1)),
    ("article", lambda line: line.update(id="A" * 16)),
    ("article", lambda line: line.update(text="Another text.")),
    ("article", lambda line: line.update(replaced=[[0, 7]])),
    ("article", lambda line: line.update(replaced=[[0]])),
    ("article", lambda line: line["original"].update(sha256="..")),
    ("article", lambda line: line.update(title="\0")),
    ("annotation", lambda line: line.update(id="../../etc/passwd")),
    ("annotation", lambda line: line.update(type="unheard of")),
    ("annotation", lambda line: line.update(certainty="perhaps")),
    ("annotation", lambda line: line.update(state="done")),
    ("annotation", lambda line: line.update(values={"mode": 1})),
    ("annotation", lambda line: line.update(links={"x": {**LINK, "certainty": "perhaps"}})),
    ("annotation", lambda line: line.update(target=[])),
    ("annotation", lambda line: line["target"][0].update(start=1)),
    ("annotation", lambda line: line["target"][0].update(end=10_000)),
    ("annotation", lambda line: line["target"][0].update(start=True)),
    ("annotation", lambda line: line.update(article="0" * 16)),
    (
        "annotation",
        lambda line: line.update(links={"x": {**LINK, "record": "0" * 32}}),
    ),
    (
        "annotation",
        lambda line: line.update(links={"x": {**LINK, "mention": "0" * 32}}),
    ),
]


@pytest.mark.parametrize(("kind", "change"), WRONG)
def test_what_was_never_written_so_is_refused(kind: str, change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(UnreadableFile, match=r"x\.jsonl"):
        verified(changed(number_of(kind), change))


DECIDED = exported(
    EXPORTER,
    owned(
        annotated(
            "Mr Khan",
            annotation(1, "person", (3, 7)),
            reviews=(decision(1, "accepted"),),
            stages=(Stage("", ANNA, "reviewed"),),
        )
    ),
)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("review", {"event": "0" * 64}),
        ("review", {"event": ""}),
        ("review", {"verdict": "rejected"}),
        ("review", {"verdict": "perhaps"}),
        ("review", {"annotation": "0" * 32}),
        ("review", {"article": "0" * 16}),
        ("review", {"replaced_by": "../x"}),
        ("review", {"automatic": 1}),
        ("stage", {"article": "0" * 16}),
        ("stage", {"stage": "done"}),
        ("annotation", {"state": "proposed"}),
        ("annotation", {"before_review": "done"}),
        ("annotation", {"before_review": ""}),
    ],
)
def test_a_decision_that_does_not_fit_its_tag_is_refused(kind: str, part: dict[str, Any]) -> None:
    verified(DECIDED)
    number = [line["line"] for line in lines(DECIDED)].index(kind)
    with pytest.raises(UnreadableFile, match=r"x\.jsonl"):
        verified(changed(number, lambda line: line.update(part), DECIDED))


def test_what_stands_twice_or_at_another_place_is_refused() -> None:
    found = WRITTEN.splitlines(keepends=True)
    article, tag = number_of("article"), number_of("annotation")
    for document in (
        [*found, found[article]],
        [*found, found[tag]],
        [*found, found[0]],
        [*found[:article], found[tag], *found[article:]],
        [*found, found[1]],
        found[1:],
        found[:article],
        [],
    ):
        with pytest.raises(UnreadableFile, match=r"x\.jsonl"):
            verified(b"".join(document))


def test_a_comment_on_a_tag_that_is_not_there_is_refused() -> None:
    article = owned(annotated("Mr Khan", annotation(1, "person", (3, 7)), comments=(comment(5, 2, "Who?"),)))
    with pytest.raises(UnreadableFile, match="not there"):
        verified(exported(EXPORTER, article))


@settings(deadline=None, max_examples=150)
@given(st.integers(0, len(WRITTEN) - 1), st.integers(0, 255), st.integers(0, 3))
def test_of_a_damaged_file_nothing_but_a_sentence_comes(place: int, byte: int, cut: int) -> None:
    document = WRITTEN[:place] + bytes([byte]) + WRITTEN[place + cut :]
    try:
        verified(document)
    except UnreadableFile as error:
        assert str(error).startswith("x.jsonl")


def test_a_file_of_ours_says_so() -> None:
    assert is_ours(io.BytesIO(WRITTEN))
    assert not is_ours(io.BytesIO(b'{"project": "line"}'))
