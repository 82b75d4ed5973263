"""The places of a name in a project found, thousands of them tagged as one step, and the step turned back: CPU."""

import os
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path

from annotator import bootstrap
from annotator.model.occurrence import Sought
from annotator.services import places
from annotator.services.session import Session
from tests.benchmarks.figure import Figure, cpu_milliseconds, report

ARTICLES = 400
PARAGRAPHS = 12
NAMESAKES = 200
ROUNDS = 3
SENTENCE = "The council met in a long room while Labour and others left the party for good. "
LIMITS = (600.0, 1600.0, 1600.0)


def run() -> list[Figure]:
    """Find, tag and undo in turn; medians."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as folder:
        os.environ[places.HOME_VARIABLE] = folder
        session = bootstrap.create_project(Path(folder, "project.annotator"), by="Ada")
        sought = _made(session, Path(folder))
        hits = session.occurring.find(sought)
        verbs = (
            partial(session.occurring.find, sought),
            partial(session.occurring.apply, sought, hits),
            session.history.undo,
        )
        times = [[cpu_milliseconds(verb) for verb in verbs] for _round in range(ROUNDS)]
        session.close()
    names = (f"{len(hits):,} places in {ARTICLES} articles found", "tagged as one step", "turned back")
    medians = map(statistics.median, zip(*times, strict=True))
    return [
        Figure(name, measured, limit) for name, measured, limit in zip(names, medians, LIMITS, strict=True)
    ]


def _made(session: Session, folder: Path) -> Sought:
    path = folder / "article.txt"
    with session.history.step("Articles"):
        for number in range(ARTICLES):
            paragraph = f"{SENTENCE * 5}Mr Khan said so.\n"
            path.write_text(f"Article {number}\n{paragraph * PARAGRAPHS}", encoding="utf-8")
            session.accessioning.accession(session.accessioning.prepare(path))
    record = session.registering.create("person", "Mohammed Aslam Khan", forms=["Mr Khan", "Cllr Khan"])
    for number in range(NAMESAKES):
        session.registering.create("person", f"Person{number} Khan")
    return session.occurring.of_record(record.id)


if __name__ == "__main__":
    sys.exit(report(run()))
