"""One line of a bundle: an event that is exactly what Annotator writes, and says nothing that cannot be."""

import json
import re
from typing import NoReturn

from annotator.formats.bundles.bodies import refuse_impossible
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.event import Event
from annotator.text.normalising import forbidden_characters

LONGEST = 200_000_000
"""Bytes of one event; one of an import states some thousand things."""
_ID = re.compile(r"[0-9a-f]{64}")
_SUBJECT = re.compile(r"(?:[0-9a-f]{2}){1,200}")
_SCOPE = re.compile(r"(?:[0-9a-f]{16})?")
_FRACTION = re.compile(r"[:,\[]-?[0-9]+[.eE]")
_MOST_WORDS = 20_000
"""Code points of a name, a time, a step or a label."""


class _Refused(ValueError):
    """Why a line is no event."""


def read_event(line: bytes, name: str) -> Event:
    """The event of a line. Raises UnreadableFile; `name` is what sentences call the bundle."""
    if len(line) > LONGEST:
        raise UnreadableFile(f"{name} holds an event that is too long to be one; ask for it again.")
    try:
        document = line.decode("utf-8")
        if _FRACTION.search(document):  # or words that look like a number that is none
            json.loads(document, parse_float=_refuse)
        event = Event.from_json(document)
        # this finds numbers that are none, keys that stand twice, blanks, escapes and members that are unknown
        if event.to_json() != document:
            _refuse()
        _check(event)
    except UnreadableFile:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, KnownError) as error:
        raise UnreadableFile(
            f"{name} holds an event that is not built as Annotator builds it; nothing of it is taken in."
        ) from error
    return event


def _check(event: Event) -> None:
    for words in (event.by, event.at, event.step, event.label, event.scope, event.reverts):
        if type(words) is not str or len(words) > _MOST_WORDS:
            _refuse()
        if not words.isprintable() and forbidden_characters(words):
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
        refuse_impossible(statement)


def _refuse(_words: str = "") -> NoReturn:
    raise _Refused
