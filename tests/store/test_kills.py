"""A process that tags is killed at random moments; no tag that it called saved may be missing.

`ANNOTATOR_KILLS` raises the number of kills; the long run has 300.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.bootstrap import create_project, open_session

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
