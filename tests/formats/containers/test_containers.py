"""Documents are taken out of archives one by one, with where they lay and when they were fetched."""

import gzip
import io
import random
import zipfile
import zlib
from collections import Counter
from pathlib import PurePath

import pytest
from warcio.archiveiterator import ArchiveIterator

from annotator.formats.containers import CONTAINERS, Member, Wanted, container_of
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from tests.formats.containers.crawls import Fetched, crawl
from tests.formats.test_zip_reader import packed

PAGE = "<html><body><p>Der Bürgermeister trat zurück.</p></body></html>".encode()
URL = "https://example.org/2023/luton.html"


def taken(name: str, data: bytes, max_bytes: int = 10**6) -> tuple[list[Member], Counter[str]]:
    """Documents of a container, and counts of what was left out."""
    container = container_of(name)
    assert container is not None
    left_out: Counter[str] = Counter()
    wanted = Wanted(lambda file: PurePath(file).suffix in (".txt", ".html", ".xml"), max_bytes)
    return list(container.members(io.BytesIO(data), name, wanted, left_out)), left_out


def test_no_two_containers_claim_one_ending() -> None:
    endings = [suffix for container in CONTAINERS for suffix in container.suffixes]
    assert len(endings) == len(set(endings))
    assert container_of("a.txt") is None


# Zip


def test_a_zip_gives_its_documents_and_counts_the_rest() -> None:
    members, left_out = taken(
        "box.zip",
        packed(
            ("a/b.txt", b"one"), ("c.html", PAGE), ("d.jpg", b"x"), ("__MACOSX/a.txt", b"x"), (".a.txt", b"")
        ),
    )
    assert [(one.name, one.place, one.data) for one in members] == [
        ("b.txt", "a/b.txt", b"one"),
        ("c.html", "c.html", PAGE),
    ]
    assert left_out == {"files of other kinds": 1}


@pytest.mark.parametrize("inner", ["in.zip", "in.warc.gz", "in.wacz"])
def test_an_archive_in_an_archive_is_told_of_and_the_rest_is_read(inner: str) -> None:
    members, _left_out = taken("box.zip", packed((f"x/{inner}", b"x"), ("a.txt", b"one")))
    assert members[0].error == f"x/{inner} is an archive inside box.zip; take it out and import it by itself."
    assert members[1].data == b"one"


def test_a_document_that_is_too_large_is_told_of_and_the_rest_is_read() -> None:
    members, _left_out = taken("box.zip", packed(("big.txt", b"0123456789" * 9), ("a.txt", b"one")), 50)
    assert "big.txt" in members[0].error
    assert members[1].data == b"one"


# WARC


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_page_comes_with_its_address_day_and_record(is_packed: bool) -> None:
    name = "crawl.warc.gz" if is_packed else "crawl.warc"
    members, left_out = taken(name, crawl(Fetched(URL, PAGE), packed=is_packed))
    assert members == [
        Member(
            name="luton.html",
            place="record <urn:uuid:00000000-0000-4000-8000-000000000000>",
            data=PAGE,
            metadata=Metadata(url=URL, accessed="2023-09-20"),
            encoding="utf-8",
        )
    ]
    assert not left_out


def test_what_is_no_page_is_counted() -> None:
    members, left_out = taken(
        "crawl.warc.gz",
        crawl(
            Fetched(URL, b"", status="301 Moved Permanently"),
            Fetched(URL, b"", status="404 Not Found"),
            Fetched(URL, b"\x89PNG", media_type="image/png"),
            Fetched(URL, b"\x89PNG", media_type="image/png", kind="resource"),
            Fetched(URL, b"{}", media_type="application/json"),
            Fetched(URL, b"", kind="revisit"),
            Fetched(URL, b"", kind="request", status="GET / HTTP/1.1"),
            Fetched("https://example.org/robots.txt", b"x", media_type="text/plain"),
            Fetched(URL, bytes(2_000_000)),
            Fetched("urn:text", b"A text.", media_type="text/plain", kind="conversion"),
        ),
    )
    assert [(one.name, one.data) for one in members] == [("text.txt", b"A text.")]
    assert left_out == {
        "redirections": 1,
        "errors of servers": 1,
        "images": 2,
        "scripts, style sheets and other files": 2,
        "pages that had not changed since they were fetched before": 1,
        "files that are too large": 1,
    }


def _chunked(data: bytes) -> bytes:
    halves = (data[: len(data) // 2], data[len(data) // 2 :])
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(half), half) for half in halves) + b"0\r\n\r\n"


_RAW = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize(
    ("sent", "headers"),
    [
        (_chunked(PAGE), {"Transfer-Encoding": "chunked"}),
        (PAGE, {"Transfer-Encoding": "chunked"}),
        (gzip.compress(PAGE, mtime=0), {"Content-Encoding": "gzip"}),
        (PAGE, {"Content-Encoding": "gzip"}),
        (zlib.compress(PAGE), {"Content-Encoding": "deflate"}),
        (_RAW.compress(PAGE) + _RAW.flush(), {"Content-Encoding": "deflate"}),
        (
            _chunked(gzip.compress(PAGE, mtime=0)),
            {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
        ),
        (PAGE, {"Content-Encoding": "identity"}),
    ],
)
def test_a_page_is_unpacked_as_it_was_sent(sent: bytes, headers: dict[str, str]) -> None:
    data = crawl(Fetched(URL, sent, headers=headers))
    members, _left_out = taken("crawl.warc.gz", data)
    assert members[0].data == PAGE
    foreign = [
        one.content_stream().read() for one in ArchiveIterator(io.BytesIO(data)) if one.rec_type == "response"
    ]
    assert foreign == [PAGE]


@pytest.mark.parametrize(
    ("body", "packing", "said"),
    [
        (b"x", "br", "packed as “br”"),
        (gzip.compress(bytes(2_000_000), mtime=0), "gzip", "more than 1 MB"),
        (b"\x1f\x8bnothing", "gzip", "damaged"),
        (b"\x1f\x8b", "gzip", "damaged"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_told_of_by_its_address(
    body: bytes, packing: str, said: str
) -> None:
    members, _left_out = taken(
        "crawl.warc.gz", crawl(Fetched(URL, body, headers={"Content-Encoding": packing}), Fetched(URL, PAGE))
    )
    assert URL in members[0].error
    assert said in members[0].error
    assert members[1].data == PAGE


def test_a_page_cut_off_by_the_crawler_says_so() -> None:
    members, _left_out = taken(
        "crawl.warc.gz", crawl(Fetched(URL, PAGE, warc_headers={"WARC-Truncated": "time"}))
    )
    assert members[0].remarks == ("The archive says that this page was cut off when it was fetched (time).",)


@pytest.mark.parametrize("is_packed", [True, False])
def test_an_archive_that_breaks_off_gives_what_is_whole_and_a_sentence(is_packed: bool) -> None:
    data = crawl(Fetched(URL, PAGE), Fetched(URL, PAGE * 99), packed=is_packed)[:-50]
    container = container_of("crawl.warc")
    assert container is not None
    members = container.members(io.BytesIO(data), "crawl.warc", Wanted(bool, 10**6), Counter())
    assert next(members).data == PAGE
    with pytest.raises(UnreadableFile, match="breaks off or is damaged after 2 records"):
        next(members)


@pytest.mark.parametrize(
    "data", [b"x", b"PK\x03\x04", b"WARC/1.0\r\n", b"<html>", b"\x1f\x8b", b"filedesc://a 1"]
)
def test_what_is_no_web_archive_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="no WARC file"):
        taken("crawl.warc", data)


def test_an_empty_archive_holds_nothing() -> None:
    assert taken("crawl.warc", b"") == ([], Counter())


# WACZ


def test_a_packed_crawl_gives_the_pages_of_its_archives() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", crawl(Fetched(URL, PAGE)))
        archive.writestr("indexes/index.cdx", "")
    members, _left_out = taken("crawl.wacz", stream.getvalue())
    assert [(one.metadata.url, one.data) for one in members] == [(URL, PAGE)]
    assert members[0].place.startswith("archive/data.warc.gz, record <urn:uuid:")


# Damage


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "box.zip", "crawl.wacz"])
@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_archive_gives_documents_or_one_sentence(name: str, seed: int) -> None:
    chance = random.Random(seed)
    headers = {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}
    sound = crawl(
        Fetched(URL, _chunked(gzip.compress(PAGE, mtime=0)), headers=headers),
        Fetched(URL, PAGE),
        packed=name.endswith("gz"),
    )
    if name == "box.zip":
        sound = packed(("a.txt", b"one" * 50), ("b.html", PAGE))
    if name == "crawl.wacz":
        sound = packed(("archive/a.warc", sound))
    for _ in range(100):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        try:
            taken(name, bytes(data))
        except UnreadableFile as error:
            assert str(error).endswith(".")
