"""Many documents at once: from folders, zip archives and web archives; what is bad stops nothing."""

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from annotator.model.errors import Cancelled
from annotator.services.accessioning import Outcome
from annotator.services.document_reading import Document, read_all
from annotator.services.session import Session
from tests.formats.containers.crawls import Fetched, crawl

URL = "https://example.org/2023/luton.html"


def page(words: str, encoding: str = "utf-8") -> bytes:
    """A web page of some words."""
    return f"<html><body><article><h1>A headline</h1><p>{words}</p></article></body></html>".encode(encoding)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir()
    return path


def boxed(path: Path, members: Sequence[tuple[str, bytes]]) -> Path:
    """A zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def told(outcomes: Sequence[Outcome]) -> list[tuple[str, str]]:
    """What became of each document: by name, in a word."""
    return [
        (
            one.member or one.path.name,
            "new" if one.article else "known" if one.duplicate_of else "bad" if one.error else "told",
        )
        for one in outcomes
    ]


def test_the_pages_of_a_web_archive_become_articles_with_where_they_come_from(
    session: Session, folder: Path
) -> None:
    body = page("Der Bürgermeister trat zurück, und niemand wußte warum.", "cp1252")
    (folder / "crawl.warc.gz").write_bytes(
        crawl(Fetched(URL, body, media_type="text/html; charset=ISO-8859-1"))
    )
    [outcome] = session.accessioning.import_files([folder])
    assert outcome.article is not None
    article = session.library.article(outcome.article.id)
    assert session.library.original(article.id) == body
    assert "Bürgermeister trat zurück" in session.library.text(article.id)
    assert (article.metadata.url, article.metadata.accessed) == (URL, "2023-09-20")
    assert (article.original.name, article.original.encoding) == ("luton.html", "cp1252")
    assert article.original.within == "crawl.warc.gz, record <urn:uuid:00000000-0000-4000-8000-000000000000>"
    session.history.undo()
    session.history.redo()
    assert session.library.article(article.id) == article


def test_a_stated_encoding_that_does_not_fit_is_passed_over(session: Session, folder: Path) -> None:
    pages = [
        Fetched(URL, page("Müde Räte."), media_type=f"text/html; charset={label}")
        for label in ("ascii", "x-none", "utf-16")
    ]
    (folder / "crawl.warc").write_bytes(crawl(pages[1], packed=False))
    [outcome] = session.accessioning.import_files([folder])
    assert outcome.article is not None
    assert "Müde Räte." in session.library.text(outcome.article.id)


def test_one_bad_document_in_an_archive_never_stops_the_rest_and_all_is_one_step(
    session: Session, folder: Path
) -> None:
    boxed(
        folder / "box.zip",
        [
            ("a.txt", b"One story"),
            ("b.txt", b"%PDF-1.7 \x00\x01\x02"),
            ("deep/c.html", page("Another story of many words.")),
            ("deep/again.txt", b"One story"),
            ("tei.xml", b"<TEI/>"),
            ("in.zip", b"PK"),
            ("picture.jpg", b"\xff\xd8"),
        ],
    )
    (folder / "z.txt").write_bytes(b"A last story")
    outcomes = session.accessioning.import_files([folder])
    assert told(outcomes) == [
        ("a.txt", "new"),
        ("b.txt", "bad"),
        ("deep/c.html", "new"),
        ("deep/again.txt", "known"),
        ("tei.xml", "bad"),
        ("in.zip", "bad"),
        ("box.zip", "told"),
        ("z.txt", "new"),
    ]
    assert "take it out of box.zip and import it by itself" in outcomes[4].error
    assert outcomes[6].remarks == ("Left out: files of other kinds (1).",)
    within = {article.original.name: article.original.within for article in session.library.articles()}
    assert within == {"a.txt": "box.zip, a.txt", "c.html": "box.zip, deep/c.html", "z.txt": ""}
    assert told(session.accessioning.import_files([folder / "box.zip"]))[0] == ("a.txt", "known")
    session.history.undo()
    assert session.library.articles() == []


def test_a_page_without_text_is_left_out_and_told(session: Session, folder: Path) -> None:
    empty = b"<html><body><script>show()</script></body></html>"
    (folder / "crawl.warc").write_bytes(
        crawl(Fetched(URL, empty), Fetched(URL, page("Words.")), packed=False)
    )
    outcomes = session.accessioning.import_files([folder])
    assert told(outcomes) == [(URL, "told"), (URL, "new")]
    assert outcomes[0].remarks == ("Left out, for it holds no text.",)


def test_the_same_page_fetched_twice_is_one_article(session: Session, folder: Path) -> None:
    (folder / "crawl.warc").write_bytes(
        crawl(
            Fetched(URL, page("The same words.")),
            Fetched(f"{URL}?again", page("The same words.")),
            packed=False,
        )
    )
    first, second = session.accessioning.import_files([folder])
    assert first.article is not None
    assert (second.duplicate_of, second.member) == (first.article.id, f"{URL}?again")


def test_an_archive_that_breaks_off_gives_what_is_whole_and_says_so(session: Session, folder: Path) -> None:
    data = crawl(Fetched(URL, page("Whole words.")), Fetched(URL, page("Broken words." * 99)))
    (folder / "crawl.warc.gz").write_bytes(data[:-40])
    (folder / "no.zip").write_bytes(b"no")
    (folder / "empty.zip").write_bytes(boxed(folder / "x.zip", []).read_bytes())
    outcomes = session.accessioning.import_files(
        [folder / name for name in ("crawl.warc.gz", "no.zip", "empty.zip", "none.zip")]
    )
    assert [(kind) for _name, kind in told(outcomes)] == ["new", "bad", "bad", "bad", "bad"]
    assert "breaks off" in outcomes[1].error
    assert "no zip archive" in outcomes[2].error
    assert "holds no document" in outcomes[3].error
    assert "no file" in outcomes[4].error


def test_an_import_from_an_archive_is_cancelled_between_transactions(session: Session, folder: Path) -> None:
    boxed(folder / "box.zip", [(f"{number}.txt", f"Story {number}".encode()) for number in range(50)])
    places: list[tuple[int, int]] = []

    def stop(done: int, total: int, _what: str) -> None:
        places.append((done, total))
        if len(places) == 2:
            raise Cancelled("stopped")

    outcomes = session.accessioning.import_files([folder / "box.zip"], progress=stop)
    assert len(outcomes) == len(session.library.articles()) == 40
    assert 0 < places[0][0] < places[1][0] <= places[1][1] == (folder / "box.zip").stat().st_size
    session.history.undo()
    assert session.library.articles() == []


def test_processes_read_as_the_program_does_itself_in_the_same_order() -> None:
    documents = [
        Document(f"{number}.html", page(f"Story {number} of many words.")) if number % 3 else None
        for number in range(12)
    ]
    documents += [Document("bad.html", b"%PDF-1.7 \x00"), Document("quick.txt", b"words")]
    assert list(read_all(documents, few=2)) == list(read_all(documents, few=99))


def test_processes_end_when_reading_stops() -> None:
    reading = read_all((Document(f"{number}.html", b"<p>words") for number in range(10**9)), few=0)
    assert next(reading) is not None
    reading.close()


_IMPORTING = """
import os, signal, sys
from annotator.services.document_reading import Document, read_all
if __name__ == "__main__":
    reading = read_all((Document("a.html", b"<p>words") for _ in range(10**9)), few=0)
    next(reading)
    import multiprocessing
    print(*[child.pid for child in multiprocessing.active_children()], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_processes_end_when_the_program_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "importing.py"
    script.write_text(_IMPORTING, encoding="utf-8")
    checkout = Path(__file__).resolve().parents[2]
    # The processes hold the other end of its output: it is closed when all of them have ended.
    done = subprocess.run(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert len(done.stdout.split()) >= min(os.cpu_count() or 1, 2) - 1
    assert done.returncode == -signal.SIGKILL
