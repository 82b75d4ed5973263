"""Importing 1,000 text files, 1,000 saved pages and 1,000 pages of a web archive: time, and memory.

    python -m tests.benchmarks.import_many [--documents 1000]

CPU time of the program and of the processes in which it reads, so that other work on the machine does not count: on
two cores 10 seconds are 20 seconds of it. Floors, in the same run: for texts, to read, decode and hash each file and
to insert it into SQLite in transactions as large as ours; for pages, what the extractor takes to find the article and
what it knows of it. Memory is the peak of the program when it imports four times as many; up to 64 MB of it are the
pages of the database that SQLite keeps. Pages are of 50 KB with 380 elements and 700 words; every other one states its
author, date and address, as most do.
"""

import argparse
import gzip
import hashlib
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import html
from trafilatura import bare_extraction

from annotator.bootstrap import create_project
from tests.benchmarks.figure import Figure, report

CPU_MILLISECONDS = 20
"""For each document: 1,000 in 10 seconds on two cores."""
MEGABYTES = 150
WORDS = [
    "council",
    "councillor",
    "party",
    "leader",
    "mayor",
    "vote",
    "budget",
    "resigned",
    "said",
    "yesterday",
    "town",
    "hall",
    "meeting",
    "members",
    "minister",
    "statement",
    "police",
    "court",
    "decision",
    "people",
    "local",
    "election",
    "spokesman",
]


def _sentences(chance: random.Random, words: int) -> str:
    every = [chance.choice(WORDS) for _ in range(words)]
    return ". ".join(" ".join(every[n : n + 12]).capitalize() for n in range(0, words, 12)) + "."


def text(number: int) -> bytes:
    """A text of 500 words."""
    chance = random.Random(number)
    return "\n\n".join(_sentences(chance, 100) for _ in range(5)).encode() + f"\nStory {number}\n".encode()


def page(number: int) -> bytes:
    """A news page as browsers save it: menus, scripts, the article, links to others, a foot."""
    chance = random.Random(number)

    def links(count: int) -> str:
        return "".join(f'<li><a href="/{n}">{_sentences(chance, 4)}</a></li>' for n in range(count))

    article = "".join(f"<p>{_sentences(chance, 60)}</p>" for _ in range(12))
    title = f"{_sentences(chance, 8)} {number}"
    stated = (
        f'<link rel="canonical" href="https://example.org/{number}"><meta name="author" content="Jane Doe">'
        f'<meta property="og:title" content="{title}"><meta name="date" content="2023-09-20">'
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Gazette</title>'
        f'<meta property="og:site_name" content="The Gazette">{stated if number % 2 else ""}<script>{"var a = [1, 2, 3];" * 2000}</script></head>'
        f"<body><header><nav><ul>{links(60)}</ul></nav></header><main><article><h1>{title}</h1>"
        f'<p class="byline">By Jane Doe</p>{article}</article><aside><h2>More</h2><ul>{links(40)}</ul></aside>'
        f"</main><footer><ul>{links(60)}</ul><p>© The Gazette</p></footer></body></html>"
    ).encode()


def _record(number: int) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number)
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Date: 2023-09-20T10:00:00Z\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", 1)


def make(kind: str, folder: Path, count: int) -> None:
    """Write what is to be imported."""
    if kind == "records":
        with (folder / "crawl.warc.gz").open("wb") as stream:
            stream.writelines(map(_record, range(count)))
        return
    made, ending = (text, "txt") if kind == "texts" else (page, "html")
    for number in range(count):
        (folder / f"{number:05}.{ending}").write_bytes(made(number))


def _cpu() -> float:
    """CPU seconds of this process and of those that it started and that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _imported(kind: str, count: int) -> tuple[float, int]:
    """Seconds that an import takes, and how many articles it gives."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "in"
        folder.mkdir()
        make(kind, folder, count)
        session = create_project(Path(home) / "benchmark.annotator", by="Benchmark")
        started = _cpu()
        outcomes = session.accessioning.import_files([folder])
        seconds = _cpu() - started
        session.close()
    return seconds, sum(bool(outcome.article) for outcome in outcomes)


def _bare_texts(count: int) -> float:
    """Seconds to read, decode, hash and insert the same files."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "in"
        folder.mkdir()
        make("texts", folder, count)
        database = sqlite3.connect(Path(home) / "bare.db")
        database.executescript(
            "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;"
            "CREATE TABLE original (sha256 BLOB PRIMARY KEY, bytes BLOB, content TEXT);"
        )
        started = time.process_time()
        paths = sorted(folder.iterdir())
        for first in range(0, count, 20):
            with database:
                for path in paths[first : first + 20]:
                    data = path.read_bytes()
                    row = (hashlib.sha256(data).digest(), data, data.decode())
                    database.execute("INSERT INTO original VALUES (?, ?, ?)", row)
        seconds = time.process_time() - started
        database.close()
    return seconds


def _extractor_alone(count: int) -> float:
    """Seconds in which the extractor finds the article of each page, in one process."""
    pages = [page(number) for number in range(count)]
    started = time.process_time()
    for one in pages:
        tree = html.document_fromstring(one)
        bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=True)
    return time.process_time() - started


def _peak(kind: str, count: int) -> float:
    """Peak memory in MB of a process that imports."""
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.import_many",
        "--alone",
        kind,
        "--documents",
        str(count),
    ]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _alone(kind: str, count: int) -> None:
    _imported(kind, count)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(status.split("VmHWM:")[1].split()[0]) / 1024)


def figures(count: int) -> Iterator[Figure]:
    """All that is measured."""
    floors: dict[str, Callable[[int], float]] = {"texts": _bare_texts, "pages": _extractor_alone}
    limit = CPU_MILLISECONDS * count
    for kind in ("texts", "pages", "records"):
        seconds, articles = _imported(kind, count)
        assert articles == count, f"{count - articles} of {count} {kind} were not imported"
        yield Figure(f"{count} {kind} imported", 1000 * seconds, limit)
        if kind in floors:
            floor = 1000 * floors[kind](count)
            most = 40 if kind == "texts" else 1.5
            yield Figure(f"  against the floor for {kind}", 1000 * seconds, most, floor)
        yield Figure(f"  peak memory of {4 * count} {kind} (MB, not ms)", _peak(kind, 4 * count), MEGABYTES)


def main() -> int:
    """Print the figures; 1 when one is over its limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--alone", default="", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        _alone(arguments.alone, arguments.documents)
        return 0
    return report(list(figures(arguments.documents)))


if __name__ == "__main__":
    raise SystemExit(main())
