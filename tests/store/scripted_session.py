"""A session of many verbs on a disk that may fail: python -m tests.store.scripted_session PROJECT

Prints what went against the promise, one line each, and at last how many calls failed and what the tables hold.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from annotator.bootstrap import open_session
from annotator.model.article import Metadata
from annotator.model.errors import KnownError, ProjectDamaged, UnwritableFile
from annotator.model.link import Link
from annotator.model.tag_type import TagType
from annotator.services.session import Session
from annotator.store import projection
from annotator.store.connection import Database

Found = TypeVar("Found")
Made = dict[str, str]
"""Ids by the name that the script gives them."""

SCRIPT: tuple[tuple[str, Callable[[Session, Made], Any]], ...] = (
    ("person", lambda s, m: s.tagging.add(m["article"], "person", [(23, 42)], values={"name": "Khan"}).id),
    ("role", lambda s, m: s.tagging.add(m["article"], "role", [(0, 10)], values={"term": "councillor"}).id),
    ("quote", lambda s, m: s.tagging.add(m["article"], "quote", [(0, 4), (50, 57)], note="two parts").id),
    ("", lambda s, m: s.tagging.step_certainty(m["quote"])),
    ("", lambda s, m: s.tagging.set_note(m["role"], "as printed")),
    ("", lambda s, m: s.tagging.set_target(m["role"], [(0, 16)])),
    ("", lambda s, m: s.tagging.add_fragment(m["role"], (30, 34))),
    ("", lambda s, m: s.tagging.point(m["role"], m["person"])),
    ("", lambda s, m: s.tagging.set_value(m["quote"], "speaker", "Somebody new")),
    ("entry", lambda s, m: s.registering.create("person", "Mohammed Aslam Khan", dates="1970/..").id),
    ("", lambda s, m: s.tagging.set_link(m["quote"], "speaker", Link(record=m["entry"]))),
    ("", lambda s, m: s.tagging.set_link_certainty(m["quote"], "speaker", "possible")),
    ("", lambda s, m: s.registering.change(replace(s.registering.record(m["entry"]), name="Aslam Khan"))),
    ("", lambda s, m: s.registering.merge(m["entry"], [s.registering.find("Khan").id])),
    ("split", lambda s, m: s.registering.split(m["entry"], [(m["quote"], "speaker")], "Another").id),
    ("comment", lambda s, m: s.commenting.add(m["person"], "Who?").id),
    ("", lambda s, m: s.commenting.resolve(m["comment"])),
    ("zone", lambda s, m: s.zoning.mark(m["article"], [(58, 71)], "caption")[0].id),
    ("", lambda s, m: s.history.undo()),
    ("", lambda s, m: s.history.redo()),
    ("", lambda s, m: s.accessioning.set_metadata(m["article"], Metadata(title="New", published="2023-05"))),
    ("", lambda s, m: s.accessioning.import_files([s.path.with_name("more.txt")])),
    (
        "",
        lambda s, m: s.tag_set.define(TagType("law", "Law", "W", "W", "#225588", "#88bbee", "plain", "seg")),
    ),
    ("", lambda s, m: s.tagging.retype(m["role"], "law")),
    ("", lambda s, m: s.registering.delete(m["split"], m["entry"])),
    ("", lambda s, m: s.registering.delete(m["entry"], "unlink")),
    ("", lambda s, m: s.tagging.retract([m["person"], m["quote"]])),
    ("", lambda s, m: s.history.undo()),
    ("", lambda s, m: s.upkeep.back_up()),
    ("", lambda s, m: s.accessioning.remove(m["article"])),
)
"""What is made, and how; one verb of the program each."""


class Attempts:
    """Does the script, and each verb again when the disk failed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.failures = 0
        self.faults: list[str] = []
        self._session = self._surely(lambda: open_session(path, by="Anna"))

    def _surely(self, read: Callable[[], Found]) -> Found:
        for _ in range(4):
            try:
                return read()
            except KnownError:
                self.failures += 1
        return read()

    def state(self) -> tuple[Any, ...]:
        """What the disk says, and what the session says."""
        database = Database(self._path, writable=False)
        try:
            saved = projection.state(database)
        finally:
            database.close()
        history = self._session.history
        seen = projection.state(history._project.database)
        return saved, seen == saved, history.undo_label, history.redo_label

    def do(self, number: int, verb: Callable[[], Found]) -> Found | None:
        """One verb, at most three times, and once more in a new session."""
        before = self._surely(self.state)
        for attempt in range(4):
            try:
                return verb()
            except KnownError as error:
                self.failures += 1
                if self._surely(self.state) != before:
                    self.faults.append(f"step {number} was done by half: {error}")
                # SQLite takes bytes that the disk cannot read for damage, and so may we.
                if not isinstance(error, (UnwritableFile, ProjectDamaged)):
                    self.faults.append(f"step {number} says: {error}")
            if attempt == 2:
                self._session.close()
                self._session = self._surely(lambda: open_session(self._path, by="Anna"))
        self.faults.append(f"step {number} is never done")
        return None

    def run(self) -> str:
        """The whole script; what the tables hold afterwards."""
        made: Made = {"article": self._surely(self._session.library.articles)[0].id}
        for number, (name, verb) in enumerate(SCRIPT):
            result = self.do(number, lambda verb=verb: verb(self._session, made))  # type: ignore[misc]
            if name and isinstance(result, str):
                made[name] = result
        saved, same, *_labels = self._surely(self.state)
        if not same:
            self.faults.append("the session does not see what the disk holds")
        self._session.close()
        return json.dumps({table: len(rows) for table, rows in saved.items()})


if __name__ == "__main__":
    attempts = Attempts(Path(sys.argv[1]))
    held = attempts.run()
    print(*attempts.faults, attempts.failures, held, sep="\n")
