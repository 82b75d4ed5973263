"""A process is killed at random moments; no tag that it called saved is missing, and no import is there by half.

`ANNOTATOR_KILLS` raises the number of kills; the long run has 300.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.bootstrap import create_project, open_session
from annotator.store import projection

KILLS = int(os.environ.get("ANNOTATOR_KILLS", "12"))

TAGGER = """
import sys
from pathlib import Path
from annotator.bootstrap import open_session
session = open_session(Path(sys.argv[1]), by="Anna")
article = session.library.articles()[0].id
session.tagging.add(article, "person", [(0, 5)])  # loads what the first tag needs
print("ready", flush=True)
while True:
    print(session.tagging.add(article, "person", [(0, 5), (8, 12)], note="n" * 500).id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of Unix")
@pytest.mark.timeout(60 + KILLS * 6)
def test_no_acknowledged_tag_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "p.annotator"
    session = create_project(path, by="Anna")
    text = tmp_path / "a.txt"
    text.write_text("A short article about nothing.")
    article = session.accessioning.accession(session.accessioning.prepare(text)).id
    session.close()
    acknowledged: set[str] = set()
    for kill in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", TAGGER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        # The moment is what the test is about: it is random, and nothing is asserted on it.
        time.sleep(random.Random(kill).uniform(0.0, 0.05))
        process.send_signal(signal.SIGKILL)
        acknowledged.update(line.strip() for line in process.stdout.read().splitlines() if len(line) == 32)
        process.wait()
        session = open_session(path, by="Anna")
        assert session.read_only == ""
        present = {tag.id for tag in session.library.tags(article)}
        session.close()
        assert acknowledged <= present
    assert acknowledged
    session = open_session(path, by="Anna")
    assert session.upkeep.check() == []
    session.close()


IMPORTER = """
import os
import signal
import sys
from pathlib import Path
from annotator.bootstrap import open_session

def progress(done, total, what):
    if what == sys.argv[3] and done >= int(sys.argv[4]):
        os.kill(os.getpid(), signal.SIGKILL)

session = open_session(Path(sys.argv[1]), by="Anna")
path = Path(sys.argv[2])
if path.suffix == ".xml":
    session.accessioning.import_files([path], progress=progress)
else:
    session.register_files.apply(session.register_files.plan(path), progress=progress)
"""


@pytest.fixture
def many(tmp_path: Path) -> dict[str, Path]:
    """Files that are taken in by several transactions, by what their progress says."""
    source = create_project(tmp_path / "source.annotator", by="Rita")
    for number in range(45):
        text = tmp_path / f"{number}.txt"
        text.write_text(f"Article {number} about nothing.")
        article = source.accessioning.accession(source.accessioning.prepare(text)).id
        source.tagging.add(article, "person", [(0, 7)], values={"name": f"Somebody {number}"})
    source.exporting.export("tei-standoff", tmp_path / "many.xml")
    source.close()
    rows = "".join(f"Name {number},person\n" for number in range(900))
    (tmp_path / "many.csv").write_text(f"name,kind\n{rows}")
    return {"Importing": tmp_path / "many.xml", "many.csv": tmp_path / "many.csv"}


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of Unix")
@pytest.mark.parametrize(("what", "done"), [("Importing", 20), ("Importing", 45), ("many.csv", 500)])
def test_of_a_file_whose_import_was_killed_nothing_is_left(
    tmp_path: Path, many: dict[str, Path], what: str, done: int
) -> None:
    path = tmp_path / "p.annotator"
    session = create_project(path, by="Anna")
    session.registering.create("person", "Somebody")
    before = projection.state(session.history._project.database)
    session.close()
    arguments = [sys.executable, "-c", IMPORTER, str(path), str(many[what]), what, str(done)]
    assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
    with sqlite3.connect(path) as left:
        (taken_in,) = left.execute(
            "SELECT (SELECT count(*) FROM article) + (SELECT count(*) - 1 FROM record)"
        ).fetchone()
    left.close()
    assert taken_in, "the import was in the midst of it"
    session = open_session(path, by="Anna")
    assert projection.state(session.history._project.database) == before
    assert session.history.undo_label == "New person Somebody"
    assert [label.startswith("Import ") for label in session.history.turned_back] == [True]
    assert session.upkeep.check() == []
    (outcome, *_others) = session.accessioning.import_files([many["Importing"]])
    assert outcome.error == ""
    assert len(session.library.articles()) == 45
    session.close()
    again = open_session(path, by="Anna")
    assert again.history.turned_back == []
    assert len(again.library.articles()) == 45
    again.close()
