"""Archives on the command line: an object for each article, a line for each that could not be taken in."""

from pathlib import Path

from tests.cli.conftest import Annotator
from tests.formats.containers.crawls import Fetched, crawl
from tests.formats.test_zip_reader import packed

PAGE = b"<html><body><article><p>A councillor left his party.</p></article></body></html>"
URL = "https://example.org/luton"


def test_import_of_a_web_archive_names_record_address_and_day(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    image = Fetched(f"{URL}.png", b"\x89PNG", media_type="image/png")
    (tmp_path / "crawl.warc.gz").write_bytes(crawl(Fetched(URL, PAGE), image, Fetched(URL, PAGE)))
    ran = annotator("import", project, tmp_path / "crawl.warc.gz", "--json")
    assert ran.status == 0
    first, again = ran.json
    assert (first["url"], first["accessed"], first["file"]) == (URL, "2023-09-20", "luton.html")
    assert first["within"] == "crawl.warc.gz, record <urn:uuid:00000000-0000-4000-8000-000000000000>"
    assert again["duplicate_of"] == first["id"]
    assert "crawl.warc.gz: Left out: images (1)." in ran.err


def test_import_of_a_zip_archive_names_what_could_not_be_read(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "box.zip").write_bytes(packed(("a.txt", b"A text."), ("deep/b.txt", b"%PDF-1.7 \x00")))
    ran = annotator("import", project, tmp_path / "box.zip")
    assert ran.status == 1
    assert b"a.txt" in ran.out
    assert "box.zip, deep/b.txt: b.txt is a PDF" in ran.err


def test_where_an_article_lay_is_in_its_tei_and_comes_back(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(crawl(Fetched(URL, PAGE)))
    annotator("import", project, tmp_path / "crawl.warc.gz")
    annotator("export", project, tmp_path / "out.xml", "--format", "tei-standoff")
    other = tmp_path / "other.annotator"
    annotator("init", other)
    assert annotator("import", other, tmp_path / "out.xml").status == 0
    [article] = annotator("articles", other, "--json").json
    assert article["within"].startswith("crawl.warc.gz, record <urn:uuid:")
    annotator("export", other, tmp_path / "again.xml", "--format", "tei-standoff")
    assert (tmp_path / "again.xml").read_bytes() == (tmp_path / "out.xml").read_bytes()
