"""What a statement of each kind may say: what is not so would break the tables, or the next export."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from annotator.formats.json_shape import Check, Shape, check_of
from annotator.formats.statements.shapes import SHAPES, is_own_id, refuse_forbidden
from annotator.model.article import Article
from annotator.model.comment import Comment
from annotator.model.counterpart import Counterpart
from annotator.model.event import Body, Statement
from annotator.model.intake import Intake
from annotator.model.record import Record
from annotator.model.review import ANSWERS, VERDICTS, Review
from annotator.model.settlement import Settlement
from annotator.model.stage import STAGES, Stage
from annotator.model.tag_type import TagType
from annotator.model.term import Term
from annotator.model.zone import Zone

MOST_DEEP = 32
"""Objects and lists within each other in a statement of a kind that is not known here."""
_PLAIN: Mapping[str, type] = {"str": str, "bool": bool, "int": int}


def _shape_of(noun: type, **closed: tuple[str, ...]) -> Shape:
    """The shape of the bodies of a noun of plain fields; one with a default may be missing."""
    return {
        field.name + ("?" if field.default is not MISSING else ""): closed.get(
            field.name, _PLAIN[field.type if isinstance(field.type, str) else field.type.__name__]
        )
        for field in fields(noun)
        if field.name != "id"
    }


def _optional(shape: Mapping[str, Shape], *names: str) -> dict[str, Shape]:
    return {f"{key}?" if key in names else key: inner for key, inner in shape.items()}


_WORDS = dict.fromkeys(
    ("title", "publisher", "author", "published", "url", "language", "accession", "accessed"), str
)
_SHAPES: Mapping[str, Shape] = {
    **SHAPES,
    # projects of the first release state less
    "annotation": _optional(SHAPES["annotation"], "links", "type_version"),
    "tag_type": _optional(SHAPES["tag_type"], "examples", "trims_punctuation", "definition"),
    "project": {"name": str},
    "article": {
        "metadata": _optional(_WORDS, *_WORDS),
        "text": {"sha256": str, "characters": int},
        "original": {
            **dict.fromkeys(("sha256", "name", "media_type", "encoding", "within?"), str),
        },
        "replaced": [[int]],
        "received?": str,
    },
    "intake": {
        **dict.fromkeys(("name", "sha256", "program", "by", "at"), str),
        "articles": [str],
        "losses": list,
    },
    "comment": _shape_of(Comment),
    "review": _shape_of(Review, verdict=VERDICTS, answer=ANSWERS),
    "stage": _shape_of(Stage, stage=STAGES),
}


_CHECKS: Mapping[str, Check] = {kind: check_of(shape) for kind, shape in _SHAPES.items()}
KINDS = frozenset(_CHECKS)
"""Kinds that are judged; others are kept and passed on."""


def refuse_impossible(statement: Statement, *, is_plain: bool) -> None:
    """Raise ValueError, or what a noun raises, for a statement that cannot be.

    `is_plain` says that no forbidden character is in any of its words.
    """
    if type(statement.kind) is not str or not 0 < len(statement.kind) <= 100:
        raise ValueError(statement.kind)
    body, kind = statement.body, statement.kind
    if body is not None and not isinstance(body, dict):
        raise ValueError(kind)
    check = _CHECKS.get(kind)
    if check is None:
        _refuse_deep(body)
        return
    _SUBJECT_RULES.get(kind, _of_32)(statement.subject)
    if body is None:
        return
    if not check(body):
        raise ValueError(kind)
    if not is_plain:
        refuse_forbidden(body)
    _RULES[kind](statement.subject, body)


def _require(*conditions: bool) -> None:
    if not all(conditions):
        raise ValueError


def _of_32(subject: str) -> None:
    _require(len(subject) == 32)


def _article_subject(subject: str) -> None:
    _require(len(subject) == 16)


def _type_subject(subject: str) -> None:
    _require(bool(bytes.fromhex(subject).decode("utf-8")))


def _project_subject(subject: str) -> None:
    _require(subject == "00")


_SUBJECT_RULES: Mapping[str, Callable[[str], None]] = {
    "article": _article_subject,
    "tag_type": _type_subject,
    "project": _project_subject,
}


def _is_id(*names: str) -> bool:
    return all(is_own_id(name, "annotation") for name in names)


def _is_id_or_empty(*names: str) -> bool:
    return all(not name or is_own_id(name, "annotation") for name in names)


def _is_article(*names: str) -> bool:
    return all(is_own_id(name, "article") for name in names)


def _is_sha256(*names: str) -> bool:
    return all(is_own_id(name, "sha256") for name in names)


def _annotation(_subject: str, body: Body) -> None:
    _require(_is_article(body["article"]), bool(body["target"]), bool(body["type"]))
    last = -1
    for selector in body["target"]:
        start, end = selector["start"], selector["end"]
        _require(last < start < end, len(selector["exact"]) == end - start)
        last = end
    for link in body.get("links", {}).values():
        _require(_is_id_or_empty(link["record"], link["mention"]))


def _article(subject: str, body: Body) -> None:
    article = Article.from_body(subject, body)
    _require(_is_sha256(article.sha256, article.original.sha256), 0 <= article.characters < 1 << 40)
    _require(not article.received or _is_sha256(article.received))


def _zone(subject: str, body: Body) -> None:
    zone = Zone.from_body(subject, body)
    _require(_is_article(zone.article), zone.span.end < 1 << 40)


def _record(subject: str, body: Body) -> None:
    _require(_is_id_or_empty(Record.from_body(subject, body).merged_into))


def _comment(subject: str, body: Body) -> None:
    comment = Comment.from_body(subject, body)
    _require(_is_article(comment.article) or not comment.article)
    _require(_is_id_or_empty(comment.annotation, comment.record, comment.reply_to))


def _term(subject: str, body: Body) -> None:
    Term.from_body(subject, body)


def _tag_type(subject: str, body: Body) -> None:
    _require(TagType.from_body(body).name == bytes.fromhex(subject).decode("utf-8"))


def _counterpart(subject: str, body: Body) -> None:
    answer = Counterpart.from_body(body)
    _require(_is_id(answer.annotation), _is_article(answer.article), _is_id_or_empty(answer.tag))
    _require(answer.id == subject)


def _settlement(subject: str, body: Body) -> None:
    settlement = Settlement.from_body(body)
    for witness in settlement.witnesses:
        _require(_is_article(witness.article), _is_id_or_empty(witness.annotation))
    _require(settlement.id == subject)


def _intake(subject: str, body: Body) -> None:
    for loss in body["losses"]:
        _require(isinstance(loss, list), [type(part) for part in loss] == [str, int])
    intake = Intake.from_body(body)
    _require(_is_sha256(intake.sha256), _is_article(*intake.articles), intake.id == subject)


def _review(subject: str, body: Body) -> None:
    review = Review.from_body(body)
    _require(_is_id(review.annotation), _is_article(review.article))
    _require(not review.event or _is_sha256(review.event))
    _require(_is_id_or_empty(review.replaced_by), review.id == subject)


def _stage(subject: str, body: Body) -> None:
    stage = Stage.from_body(body)
    _require(_is_article(stage.article), stage.id == subject)


def _project(_subject: str, body: Body) -> None:
    _require(len(body["name"]) <= 1000)


_RULES: Mapping[str, Callable[[str, Body], None]] = {
    "annotation": _annotation,
    "article": _article,
    "zone": _zone,
    "record": _record,
    "comment": _comment,
    "term": _term,
    "tag_type": _tag_type,
    "counterpart": _counterpart,
    "settlement": _settlement,
    "intake": _intake,
    "review": _review,
    "stage": _stage,
    "project": _project,
}


def _refuse_deep(value: Any) -> None:
    """Refuse what lies deep, and fractions, in a statement that nobody here can judge."""
    level: list[Any] = [value]
    for _ in range(MOST_DEEP):
        if any(type(one) is float for one in level):
            break
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return
    raise ValueError
