"""How each statement is built in JSON, and what turns it back into what it was made from."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from annotator.formats.json_shape import Shape, conforms
from annotator.model.annotation import CERTAINTIES, STATES, Annotation
from annotator.model.comment import Comment
from annotator.model.conflict import CONFLICT_KINDS
from annotator.model.counterpart import Counterpart
from annotator.model.errors import UnreadableFile
from annotator.model.record import RECORD_KINDS, STATUSES, Record
from annotator.model.review import ANSWERS, CURRENT, VERDICTS, Review
from annotator.model.settlement import Settlement
from annotator.model.stage import STAGES, Stage
from annotator.model.tag_type import TagType
from annotator.model.term import Term
from annotator.model.zone import Zone
from annotator.text.normalising import forbidden_characters

Body = Mapping[str, Any]


def _words(*keys: str) -> dict[str, Shape]:
    return dict.fromkeys(keys, str)


_LINK = {**_words("record", "mention", "source"), "certainty": CERTAINTIES}
_SPAN = {"start": int, "end": int}
SHAPES: Mapping[str, Shape] = {
    "tag_type": {
        **_words(
            "name", "label", "key", "letter", "colour", "colour_dark", "pattern", "element", "definition"
        ),
        "trims_punctuation": bool,
        "fields": [{**_words("name", "label", "kind", "tei", "hint"), "choices": [str]}],
        "examples": [_words("text", "source")],
    },
    "term": {**_words("vocabulary", "label", "definition", "uri", "source"), "alternatives": [str]},
    "record": {
        **_words("name", "dates", "note", "origin", "merged_into", "by", "at"),
        "kind": RECORD_KINDS,
        "status": STATUSES,
        "forms": [str],
        "sources": [str],
        "identifiers": [_words("scheme", "value")],
    },
    "zone": {**_words("article", "kind", "rule", "by"), **_SPAN},
    "annotation": {
        **_words("article", "type", "by", "at", "note", "type_version"),
        "certainty": CERTAINTIES,
        "state": STATES,
        "target": [{**_SPAN, **_words("exact", "prefix", "suffix")}],
        "values": {"*": str},
        "links": {"*": _LINK},
    },
    "comment": _words("article", "annotation", "text", "by", "at", "reply_to", "resolved_by"),
    "review": {
        **_words("annotation", "article", "replaced_by", "reason", "by", "at"),
        **_words("answer_reason", "answered_by", "answered_at"),
        "event": (CURRENT, ""),
        "verdict": VERDICTS,
        "automatic": bool,
        "answer": ANSWERS,
    },
    "stage": {**_words("article", "person", "reason", "by", "at"), "stage": STAGES},
    "counterpart": _words("annotation", "article", "tag", "by", "at"),
    "settlement": {
        **_words("subject", "told", "value", "because", "by", "at"),
        "kind": CONFLICT_KINDS,
        "witnesses": [{**_words("article", "text", "annotation", "said"), "span": _SPAN}],
    },
}
"""What `to_body` gives, by the kind of statement."""

_WITH_ID: Mapping[str, Callable[[str, Body], Any]] = {
    "term": Term.from_body,
    "record": Record.from_body,
    "zone": Zone.from_body,
    "annotation": Annotation.from_body,
    "comment": Comment.from_body,
}
_WITHOUT_ID: Mapping[str, Callable[[Body], Any]] = {
    "tag_type": TagType.from_body,
    "counterpart": Counterpart.from_body,
    "settlement": Settlement.from_body,
    "review": Review.from_body,
    "stage": Stage.from_body,
}
_DIGITS = {"article": 16, "sha256": 64}
_HEXADECIMAL = re.compile(r"[0-9a-f]+")


def is_own_id(identifier: Any, kind: str) -> bool:
    """Whether it is an id such as we give to things of a kind: only those become keys of a project."""
    return (
        isinstance(identifier, str)
        and len(identifier) == _DIGITS.get(kind, 32)
        and _HEXADECIMAL.fullmatch(identifier) is not None
    )


def stated(kind: str, identifier: Any, body: Any) -> Any:
    """What a statement of this kind was made from; `identifier` is not looked at where the body gives the id.

    Raises UnreadableFile for what no such statement can be.
    """
    if not conforms(body, SHAPES[kind]):
        raise UnreadableFile(f"A statement of the kind “{kind}” is not built as Annotator builds it.")
    if any(name and not is_own_id(name, "annotation") for name in _pointers(kind, body)):
        raise UnreadableFile(
            f"A statement of the kind “{kind}” points to what is no id that Annotator gives."
        )
    if kind in _WITHOUT_ID:
        return _WITHOUT_ID[kind](body)
    if not is_own_id(identifier, kind):
        raise UnreadableFile(f"“{identifier}” is no id that Annotator gives.")
    return _WITH_ID[kind](identifier, body)


def _pointers(kind: str, body: Body) -> list[str]:
    """Ids in a body of things that need not be in the file."""
    if kind == "settlement":
        return [witness["annotation"] for witness in body["witnesses"]]
    return [body[key] for key in ("reply_to", "replaced_by") if key in body]


def refuse_forbidden(value: Any) -> None:
    """Raise UnreadableFile for characters in what was read from JSON that no text of a project has."""
    if isinstance(value, str):
        if not value.isprintable() and forbidden_characters(value):
            raise UnreadableFile("It holds a control character, which no text of a project has.")
    elif isinstance(value, dict):
        for key, one in value.items():
            refuse_forbidden(key)
            refuse_forbidden(one)
    elif isinstance(value, list):
        for one in value:
            refuse_forbidden(one)
