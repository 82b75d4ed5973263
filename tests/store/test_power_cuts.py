"""The power is cut at random moments; what was called saved is there, and a file is the old one or the new one.

`ANNOTATOR_CUTS` raises the number of cuts; the long run has 400.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.bootstrap import open_session
from annotator.model.errors import KnownError
from annotator.store import integrity
from annotator.store.connection import Database
from tests.store.recorded_io import NEEDS_STRACE, STRACE, Call, cuts, record

CUTS = int(os.environ.get("ANNOTATOR_CUTS", "12"))

pytestmark = [
    pytest.mark.skipif(STRACE is None, reason=NEEDS_STRACE),
    pytest.mark.timeout(60 + CUTS),
]

WORKING = """
import sys
from pathlib import Path
from annotator.bootstrap import create_project

folder, text, durable = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "durable"
session = create_project(folder / "p.annotator", by="Anna")
if not durable:
    session.history._project.database.execute("PRAGMA synchronous = OFF")
print("made", flush=True)
for number in range(20):
    if number % 10 == 0:
        text.write_text(f"{number}. A long article about nothing.\\n" + "More words follow. " * 2000)
        article = session.accessioning.accession(session.accessioning.prepare(text)).id
        print(article, flush=True)
    tag = session.tagging.add(article, "person", [(0, 5), (8, 12)], values={"name": f"Name {number}"})
    print(tag.id, flush=True)
    if number % 5 == 0:
        session.tagging.set_note(tag.id, "to be checked")
        session.history.undo()
session.close()
"""

DOUBTFUL = """
import sys
from pathlib import Path
from annotator.bootstrap import create_project
from annotator.model.errors import UnwritableFile

path = Path(sys.argv[1], "p.annotator")
session = create_project(path, by="Anna")
text = path.with_name("a.txt")
text.write_text("A short article about nothing.")
article = session.accessioning.accession(session.accessioning.prepare(text)).id
for number in range(20):
    try:
        print(session.tagging.add(article, "place", [(0, 5)]).id, flush=True)
    except UnwritableFile:
        print("failed", flush=True)
"""

BACKING = """
import sys
from pathlib import Path
from annotator.bootstrap import create_project
from annotator.store import backups

session = create_project(Path(sys.argv[2]), by="Anna")
for number in range(5):
    session.registering.create("person", f"Name {number}")
    print(backups.make(session.history._project.database, Path(sys.argv[1])).name, flush=True)
session.close()
"""

WRITING = """
import sys
from pathlib import Path
from annotator.store.durable_file import replacing

path, durable = Path(sys.argv[1], "out.xml"), sys.argv[2] == "durable"
for number in range(1, 16):
    with replacing(path) if durable else path.open("wb") as stream:
        for _ in range(4000):
            stream.write(b"%09d\\n" % number)
    print(number, flush=True)
"""


def _lost(count: int, check: Callable[[list[str], Path], str], calls: list[Call]) -> list[str]:
    """What each of many power cuts lost, in a few words."""
    found = []
    for number, (said, files) in enumerate(cuts(calls, count)):
        with tempfile.TemporaryDirectory() as left:
            for name, content in files.items():
                Path(left, name).write_bytes(content)
            fault = check(said, Path(left))
        if fault:
            found.append(f"cut {number} after {len(said)} lines: {fault}")
    print(f"{len(found)} of {count} power cuts lost something")
    return found


def _project_fault(said: list[str], folder: Path) -> str:
    path = folder / "p.annotator"
    if not path.exists():
        return "no project" if said else ""
    try:
        session = open_session(path, by="Anna")
    except KnownError as error:
        return str(error)
    articles = {article.id for article in session.library.articles()}
    present = articles | {tag.id for article in articles for tag in session.library.tags(article)}
    missing = set(said) - present - {"made", "failed"}
    findings = session.upkeep.check()
    if articles and not missing and not findings:
        session.tagging.add(min(articles), "role", [(0, 5)])  # and the work goes on
    session.close()
    return "; ".join([f"{len(missing)} missing"] * bool(missing) + findings)


def _file_fault(said: list[str], folder: Path) -> str:
    path = folder / "out.xml"
    lines = path.read_bytes().splitlines() if path.exists() else []
    if len(lines) != 4000 or len(set(lines)) != 1:
        return "torn" if said else ""
    return "" if not said or int(lines[0]) >= int(said[-1]) else "an older file"


def _backup_fault(said: list[str], folder: Path) -> str:
    for path in folder.glob("*.annotator"):
        database = Database(path, writable=False)
        findings = integrity.findings(database)
        database.close()
        if findings:
            return f"{path.name}: {findings}"
    return "" if set(said) <= {path.name for path in folder.iterdir()} else "no backup"


def test_no_acknowledged_tag_is_lost_in_a_power_cut(tmp_path: Path) -> None:
    assert _lost(CUTS, _project_fault, record(WORKING, str(tmp_path / "a.txt"), "durable")) == []


def test_the_same_cuts_lose_tags_when_nothing_is_synchronised(tmp_path: Path) -> None:
    assert _lost(CUTS, _project_fault, record(WORKING, str(tmp_path / "a.txt"), "careless"))


def test_a_tag_called_saved_although_its_commit_failed_outlives_a_power_cut() -> None:
    calls = record(DOUBTFUL, options=("-e", "inject=fdatasync:error=EIO:when=30+7"))
    failures = sum(call.name == "failure" for call in calls)
    # Python writes the end of the line with the word, or by a call of its own where it is told not to wait
    told = sum(call.data.strip() == b"failed" for call in calls)
    assert 0 < told < failures, "some commits failed before they were on the disk, some after"
    assert _lost(CUTS, _project_fault, calls) == []


def test_no_backup_is_lost_or_half_written_in_a_power_cut(tmp_path: Path) -> None:
    assert _lost(CUTS, _backup_fault, record(BACKING, str(tmp_path / "p.annotator"))) == []


def test_a_file_that_is_replaced_is_the_old_or_the_new_one_after_a_power_cut() -> None:
    assert _lost(CUTS * 5, _file_fault, record(WRITING, "durable")) == []


def test_the_same_cuts_tear_a_file_that_is_simply_written() -> None:
    assert _lost(CUTS * 5, _file_fault, record(WRITING, "careless"))
