"""How each statement is built in JSON, and what turns it back into what it was made from."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from annotator.formats.json_shape import Shape, conforms
from annotator.model.annotation import CERTAINTIES, STATES, Annotation
from annotator.model.comment import Comment
from annotator.model.counterpart import Counterpart
from annotator.model.errors import UnreadableFile
from annotator.model.record import RECORD_KINDS, STATUSES, Record
from annotator.model.settlement import Settlement
from annotator.model.tag_type import TagType
from annotator.model.term import Term
from annotator.model.zone import Zone
from annotator.text.normalising import forbidden_characters

Body = Mapping[str, Any]

_LINK = {"record": str, "mention": str, "certainty": str, "source": str}
_SPAN = {"start": int, "end": int}
SHAPES: Mapping[str, Shape] = {
    "tag_type": {
        **dict.fromkeys(("name", "label", "key", "letter", "colour", "colour_dark", "pattern"), str),
        "element": str,
        "definition": str,
        "trims_punctuation": bool,
        "fields": [
            {**dict.fromkeys(("name", "label", "kind", "tei", "hint"), str), "choices": [str]},
        ],
        "examples": [{"text": str, "source": str}],
    },
    "term": {
        **dict.fromkeys(("vocabulary", "label", "definition", "uri", "source"), str),
        "alternatives": [str],
    },
    "record": {
        **dict.fromkeys(
            ("kind", "name", "dates", "note", "status", "origin", "merged_into", "by", "at"), str
        ),
        "forms": [str],
        "sources": [str],
        "identifiers": [{"scheme": str, "value": str}],
    },
    "zone": {**dict.fromkeys(("article", "kind", "rule", "by"), str), **_SPAN},
    "annotation": {
        **dict.fromkeys(("article", "type", "by", "at", "certainty", "note", "state", "type_version"), str),
        "target": [{**_SPAN, "exact": str, "prefix": str, "suffix": str}],
        "values": {"*": str},
        "links": {"*": _LINK},
    },
    "comment": dict.fromkeys(("article", "annotation", "text", "by", "at", "reply_to", "resolved_by"), str),
    "counterpart": dict.fromkeys(("annotation", "article", "tag", "by", "at"), str),
    "settlement": {
        **dict.fromkeys(("kind", "subject", "told", "value", "because", "by", "at"), str),
        "witnesses": [
            {**dict.fromkeys(("article", "text", "annotation", "said"), str), "span": _SPAN},
        ],
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
}
_ONE_OF: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("annotation", "certainty"): CERTAINTIES,
    ("annotation", "state"): STATES,
    ("record", "kind"): RECORD_KINDS,
    ("record", "status"): STATUSES,
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
    if not conforms(body, SHAPES[kind]) or any(
        body[key] not in words for (of, key), words in _ONE_OF.items() if of == kind
    ):
        raise UnreadableFile(f"A statement of the kind “{kind}” is not built as Annotator builds it.")
    if kind in _WITHOUT_ID:
        return _WITHOUT_ID[kind](body)
    if not is_own_id(identifier, kind):
        raise UnreadableFile(f"“{identifier}” is no id that Annotator gives.")
    return _WITH_ID[kind](identifier, body)


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
