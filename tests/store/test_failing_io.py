"""Every n-th call to the disk fails; each verb says so in one sentence, is done wholly or not at all, and works again.

`ANNOTATOR_FAULTS` raises the number of runs for each kind of failure; the long run has 12.
"""

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from annotator.bootstrap import open_session
from annotator.model.article import Article
from annotator.services.session import Session
from tests.store import recorded_io

FAULTS = int(os.environ.get("ANNOTATOR_FAULTS", "1"))

pytestmark = [
    pytest.mark.skipif(recorded_io.STRACE is None, reason=recorded_io.NEEDS_STRACE),
    pytest.mark.timeout(60 + FAULTS * 30),
]


def run(project: Path, call: str, inject: str) -> tuple[list[str], int, dict[str, int]]:
    """What went wrong in a session in which calls failed, how many failed, and what the tables hold."""
    paths = [project, project.with_name(f"{project.name}-journal"), project.parent]
    options = [part for path in paths for part in ("-P", str(path))]
    options += ["-o", "/dev/null", "-e", f"trace={call}"]
    options += ["-e", f"inject={call}:{inject}"] * bool(inject)
    done = recorded_io.run_traced(options, "-m", "tests.store.scripted_session", str(project))
    assert done.returncode == 0, done.stderr
    *faults, failures, held = done.stdout.splitlines()
    return faults, int(failures), json.loads(held)


@pytest.fixture
def project(session: Session, article: Article, tmp_path: Path) -> Path:
    (tmp_path / "more.txt").write_text("Another headline\n" + "Some more words follow here. " * 100)
    session.close()
    return session.path


@pytest.mark.parametrize(
    ("call", "error", "every"),
    [
        ("pwrite64", "EIO", 331),
        ("pwrite64", "ENOSPC", 331),
        ("pread64", "EIO", 401),
        ("fdatasync", "EIO", 23),
        ("ftruncate", "EIO", 5),
    ],
)
def test_a_failing_call_is_one_sentence_and_no_verb_is_done_by_half(
    call: str, error: str, every: int, project: Path, tmp_path: Path
) -> None:
    untouched = tmp_path / "untouched"
    shutil.copy(project, untouched)
    _faults, _failures, expected = run(project, call, "")
    chance = random.Random(call + error)
    failed = 0
    for first in chance.sample(range(1, every + 1), min(FAULTS, every)):
        shutil.copy(untouched, project)
        faults, failures, held = run(project, call, f"error={error}:when={first}+{every}")
        assert faults == [], f"{call} number {first} and every {every}th after it"
        assert held == expected
        failed += failures
        session = open_session(project, by="Anna")
        assert session.upkeep.check() == []
        session.close()
    assert failed
