"""Every n-th call to the disk fails; each verb says so in one sentence, is done wholly or not at all, and works again.

`ANNOTATOR_FAULTS` raises the number of runs for each kind of failure; the long run has 16.
"""

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from annotator.bootstrap import create_project, open_session
from tests.store import recorded_io

PROJECT = "project.annotator"
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


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """A folder with a project, and what the tables hold after the script when nothing fails."""
    folder = tmp_path_factory.mktemp("untouched")
    text = "Councillor quits party\nMohammed Aslam Khan said: “I quit.”\nAdvertisement\nThe end."
    (folder / "khan.txt").write_text(text, encoding="utf-8")
    (folder / "more.txt").write_text("Another headline\n" + "Some more words follow here. " * 100)
    session = create_project(folder / PROJECT, by="Anna")
    session.accessioning.import_files([folder / "khan.txt"])
    session.close()
    worked = Path(shutil.copytree(folder, tmp_path_factory.mktemp("worked") / "copy"))
    faults, failures, held = run(worked / PROJECT, "pwrite64", "")
    assert (faults, failures) == ([], 0)
    return folder, held


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
    call: str, error: str, every: int, untouched: tuple[Path, dict[str, int]], tmp_path: Path
) -> None:
    folder, expected = untouched
    chance = random.Random(call + error)
    failed = 0
    for first in chance.sample(range(1, every + 1), min(FAULTS, every)):
        project = Path(shutil.copytree(folder, tmp_path / str(first))) / PROJECT
        faults, failures, held = run(project, call, f"error={error}:when={first}+{every}")
        assert faults == [], f"{call} number {first} and every {every}th after it"
        assert held == expected
        failed += failures
        session = open_session(project, by="Anna")
        assert session.upkeep.check() == []
        session.close()
    print(f"{failed} calls failed with {error}")
    assert failed


OPENING = """
import sys
from pathlib import Path
from annotator.bootstrap import create_project, open_session
from annotator.model.errors import KnownError

for verb, name in ((open_session, "project.annotator"), (create_project, "new.annotator")):
    for attempt in range(3):
        try:
            verb(Path(sys.argv[1], name), by="Anna").close()
            break
        except KnownError as error:
            print(error)
    else:
        print(name, "is never opened")
"""


@pytest.mark.parametrize(
    ("call", "first"), [("pread64", 3), ("pread64", 30), ("pwrite64", 4), ("pwrite64", 60), ("fdatasync", 8)]
)
def test_a_project_that_could_not_be_opened_or_made_can_be_at_the_next_attempt(
    call: str, first: int, untouched: tuple[Path, dict[str, int]], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(untouched[0], tmp_path / "copy"))
    names = (PROJECT, f"{PROJECT}-journal", "new.annotator", "new.annotator-journal", ".new.annotator.part")
    options = [part for name in names for part in ("-P", str(folder / name))]
    options += ["-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:error=EIO:when={first}"]
    done = recorded_io.run_traced(options, "-c", OPENING, str(folder))
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1
    for name in (PROJECT, "new.annotator"):
        session = open_session(folder / name, by="Anna")
        assert session.upkeep.check() == []
        session.close()
    assert not list(folder.glob(".*"))
