"""One line of a bundle: an event that is exactly what Annotator writes, and says nothing that cannot be."""

import re
from typing import Any, NoReturn

import orjson

from annotator.formats.bundles.bodies import refuse_impossible
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.event import Event
from annotator.text.normalising import forbidden_characters

LONGEST = 200_000_000
"""Bytes of one event; one of an import states some thousand things."""
_ID = re.compile(r"[0-9a-f]{64}")
_SUBJECT = re.compile(r"(?:[0-9a-f]{2}){1,200}")
_SCOPE = re.compile(r"(?:[0-9a-f]{16})?")
_ESCAPED = re.compile(rb"\\[bfu]")
"""How control characters are written in JSON; after another `\\` it is none."""
_MEMBERS = {"at", "by", "label", "reverts", "scope", "statements", "step", "v"}
_SAID = {"body", "kind", "subject", "supersedes"}
_MOST_WORDS = 20_000
"""Code points of a name, a time, a step or a label."""


class _Refused(ValueError):
    """Why a line is no event."""


def read_event(line: bytes, name: str) -> tuple[str, Event]:
    """A line as text, and its event. Raises UnreadableFile; `name` is what sentences call the bundle."""
    if len(line) > LONGEST:
        raise UnreadableFile(f"{name} holds an event that is too long to be one; ask for it again.")
    try:
        # what differs when it is written again has a key twice, blanks, escapes or numbers that nobody needs
        raw = orjson.loads(line)
        if orjson.dumps(raw, option=orjson.OPT_SORT_KEYS) != line:
            _refuse()
        return line.decode(), _checked(raw, is_plain=_is_plain(line))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, KnownError) as error:
        raise UnreadableFile(
            f"{name} holds an event that is not built as Annotator builds it; nothing of it is taken in."
        ) from error


def _is_plain(line: bytes) -> bool:
    """Whether surely no forbidden character is in any of its words: it reads the bytes, which is quick."""
    if b"\xef\xbf\xbe" in line or b"\xef\xbf\xbf" in line:
        return False
    return b"\\" not in line or not _ESCAPED.search(line)


def _checked(raw: Any, *, is_plain: bool) -> Event:
    if raw.keys() != _MEMBERS or raw["v"] != 1 or type(raw["v"]) is not int:
        _refuse()
    for statement in raw["statements"]:
        if statement.keys() != _SAID or type(statement["supersedes"]) is not list:
            _refuse()
    event = Event.from_members(raw)
    _check(event, is_plain=is_plain)
    return event


def _check(event: Event, *, is_plain: bool) -> None:
    for words in (event.by, event.at, event.step, event.label, event.scope, event.reverts):
        if type(words) is not str or len(words) > _MOST_WORDS:
            _refuse()
        if not is_plain and forbidden_characters(words):
            _refuse()
    if not _SCOPE.fullmatch(event.scope):
        _refuse()
    subjects = set()
    for statement in event.statements:
        if not _SUBJECT.fullmatch(statement.subject) or statement.subject in subjects:
            _refuse()
        subjects.add(statement.subject)
        if not all(map(_ID.fullmatch, statement.supersedes)):
            _refuse()
        refuse_impossible(statement, is_plain=is_plain)


def _refuse() -> NoReturn:
    raise _Refused
