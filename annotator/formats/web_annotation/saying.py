"""What an annotation of another program says: the names of its tags, its values, its note, who made it and when."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from annotator.formats.web_annotation.selecting import many, text_of

_ELEMENT = re.compile(r"<[^<>]*>")
_ACCOUNT = re.compile(r"acct:([^@]+)@.*")


@dataclass(slots=True)
class Said:
    """All bodies of one annotation together."""

    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    """By the purpose of the body."""

    def kinds(self, item: Mapping[str, Any]) -> list[str]:
        """What to call the tags that it makes: its tags, or else why it was made."""
        return list(dict.fromkeys(self.tags)) or [text_of(item.get("motivation")) or "highlighting"]


def said_by(item: Mapping[str, Any]) -> Said:
    """What the bodies of an annotation say; of one from Hypothes.is, its tags and its text."""
    said = Said(
        [tag for tag in map(text_of, many(item.get("tags"))) if tag],
        [note for note in (text_of(item.get("text")), text_of(item.get("bodyValue"))) if note],
    )
    for body in many(item.get("body")):
        _take(body, said, text_of(item.get("motivation")))
    return said


def _take(body: Any, said: Said, motivation: str) -> None:
    """Words are a tag or a note by their purpose; what is only named, by the name of its purpose."""
    if isinstance(body, str):
        body = {"source": body}
    if not isinstance(body, Mapping):
        return
    if body.get("type") == "Choice":
        # one of several that say the same: the first is the preferred one
        for one in many(body.get("items"))[:1]:
            _take(one, said, motivation)
        return
    words, name = text_of(body.get("value")), text_of(body.get("source")) or text_of(body.get("id"))
    if "html" in text_of(body.get("format")):
        words = html.unescape(_ELEMENT.sub("", words))
    purpose = text_of(body.get("purpose")) or motivation
    if "value" in body and purpose == "tagging":
        said.tags += [words] if words else []
    elif "value" in body and purpose in ("commenting", "replying", "highlighting", ""):
        said.notes += [words] if words else []
    elif words or name:
        key = purpose or "body"
        said.values[key] = " ".join(filter(None, (said.values.get(key), words or name)))


def creator_of(item: Mapping[str, Any]) -> str:
    """The name of who made an annotation, or else how they are called; empty where nobody is named."""
    agent = next(iter(many(item.get("creator"))), item.get("user"))
    if isinstance(agent, Mapping):
        keys = ("name", "nickname", "email", "id")
        return next((name for key in keys if (name := text_of(agent.get(key)))), "")
    return _ACCOUNT.sub(r"\1", text_of(agent))


def time_of(item: Mapping[str, Any]) -> str:
    """When an annotation was made, in UTC as `2026-11-25T09:30:00Z`; empty where it does not say so."""
    try:
        moment = datetime.fromisoformat(text_of(item.get("created")))
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo else ""
    except (ValueError, OverflowError):
        return ""
