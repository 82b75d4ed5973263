"""Opening one of 20,000 articles with its 50 tags from the store: article, text, furniture and tags.

    python -m tests.benchmarks.open_article [ARTICLES]

The project is made through the log, as everything is; that takes some minutes and is not counted. It is opened
anew for the measurement, and every article is opened once, so that no cache of ours helps.
"""

import hashlib
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from annotator import bootstrap
from annotator.model.annotation import Annotation
from annotator.model.article import Article, Metadata, Original
from annotator.model.event import Event, Statement
from annotator.model.span import Span
from annotator.services import places
from annotator.store.project import Project, open_project
from tests.benchmarks.figure import Figure, report

ARTICLES = 20_000
TAGS = 50
OPENED = 500
LIMIT = 3.0
BATCH = 200
AT = "2026-11-19T08:00:00Z"
TYPES = ("person", "role", "date", "quote")


def run(articles: int = ARTICLES) -> list[Figure]:
    """Make the project, open articles of it at random, median and 95th percentile."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_FOLDER")) as folder:
        os.environ[places.HOME_VARIABLE] = folder
        path = Path(folder, "project.annotator")
        bootstrap.create_project(path, by="Benchmark").close()
        started = time.monotonic()
        identifiers = _fill(path, articles)
        print(
            f"made {articles} articles with {articles * TAGS} tags in {time.monotonic() - started:.0f} s",
            flush=True,
        )
        session = bootstrap.open_session(path, by="Benchmark", write=False)
        times = []
        for identifier in random.Random(7).sample(identifiers, min(OPENED, articles)):
            begun = time.perf_counter()
            session.library.article(identifier)
            text = session.library.text(identifier)
            session.library.zones(identifier)
            tags = session.library.tags(identifier)
            times.append((time.perf_counter() - begun) * 1000)
            assert len(tags) == TAGS
            assert text
        session.close()
    return [
        Figure(f"one of {articles} articles with its {TAGS} tags, median", statistics.median(times), LIMIT),
        Figure(
            "the same, 95th percentile: for information", statistics.quantiles(times, n=20)[-1], float("inf")
        ),
    ]


def _fill(path: Path, count: int) -> list[str]:
    project = open_project(path, by="Benchmark", write=True, fall_back=False, backups_folder=path.parent)
    try:
        identifiers: list[str] = []
        for first in range(0, count, BATCH):
            identifiers += _append(project, range(first, min(first + BATCH, count)))
        return identifiers
    finally:
        project.close()


def _append(project: Project, numbers: range) -> list[str]:
    events, texts, identifiers = [], [], []
    for number in numbers:
        article, text = _article(number)
        tags = _tags(number, article, text)
        statements = [Statement("article", article.id, article.to_body())]
        statements += [Statement("annotation", tag.id, tag.to_body(text)) for tag in tags]
        events.append(Event("Benchmark", AT, f"{number:032x}", "Import", article.id, tuple(statements)))
        texts.append(text)
        identifiers.append(article.id)
    project.append(events, originals=[text.encode() for text in texts], texts=texts)
    return identifiers


def _article(number: int) -> tuple[Article, str]:
    chance = random.Random(number)
    text = " ".join(f"{chance.randrange(10**6):x}" for _ in range(500))
    digest = hashlib.sha256(text.encode()).hexdigest()
    original = Original(digest, f"{number}.txt", "text/plain", "utf-8")
    return Article(digest[:16], Metadata(title=f"Article {number}"), digest, len(text), original), text


def _tags(number: int, article: Article, text: str) -> list[Annotation]:
    chance = random.Random(-number)
    tags = []
    for tag in range(TAGS):
        start = chance.randrange(len(text) - 40)
        identifier = f"{number:016x}{tag:016x}"
        target = (Span(start, start + chance.randint(1, 40)),)
        tags.append(
            Annotation(identifier, article.id, chance.choice(TYPES), target, f"Annotator {tag % 3}", AT)
        )
    return tags


if __name__ == "__main__":
    sys.exit(report(run(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)))
