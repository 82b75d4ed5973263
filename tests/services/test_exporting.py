"""An export is checked before it replaces anything, and the same every time."""

import csv
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.formats.exporters import EXPORTERS
from annotator.model.article import Article
from annotator.model.errors import Cancelled, InvalidDocument, KnownError, NotFound, UnwritableFile
from annotator.services.checking_files import check_by_our_rules
from annotator.services.exporting import safe_name
from annotator.services.sample import make_sample
from annotator.services.session import Session
from tests.services.reviewing import review

FORMATS = [exporter.name for exporter in EXPORTERS]


@pytest.fixture
def sample(tmp_path: Path) -> Session:
    return make_sample(create_project, tmp_path / "sample.annotator")


@pytest.mark.parametrize("name", FORMATS)
def test_the_sample_project_is_exported_the_same_twice(sample: Session, tmp_path: Path, name: str) -> None:
    every = [tag.id for article in sample.library.articles() for tag in sample.library.tags(article.id)]
    review(sample, dict.fromkeys(every, "accepted"))
    first = sample.exporting.export(name, tmp_path / "1")
    sample.exporting.export(name, tmp_path / "2")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    assert (first.articles, first.annotations) == (2, len(every))
    assert first.bytes == (tmp_path / "1").stat().st_size


@pytest.mark.parametrize("name", ["tei-standoff", "tei-inline"])
def test_what_was_exported_is_valid_by_our_own_grammar(sample: Session, tmp_path: Path, name: str) -> None:
    assert sample.exporting.export(name, tmp_path / "out.xml").checked
    assert check_by_our_rules(tmp_path / "out.xml").valid


def test_another_process_with_another_hash_seed_and_locale_writes_the_same_bytes(
    sample: Session, tmp_path: Path
) -> None:
    sample.exporting.export("tei-inline", tmp_path / "here.xml")
    sample.close()
    code = (
        "import sys; from pathlib import Path; from annotator.bootstrap import open_session\n"
        "open_session(Path(sys.argv[1]), write=False).exporting.export('tei-inline', Path(sys.argv[2]))"
    )
    environment = {"PYTHONHASHSEED": "77", "LC_ALL": "C", "TZ": "Asia/Tokyo", "ANNOTATOR_HOME": str(tmp_path)}
    if sys.platform == "win32":
        pytest.skip("Windows needs its whole environment to start Python")
    there = tmp_path / "there.xml"
    subprocess.run([sys.executable, "-c", code, str(sample.path), str(there)], check=True, env=environment)
    assert there.read_bytes() == (tmp_path / "here.xml").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_a_cancelled_export_leaves_the_old_file(sample: Session, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.write_text("old")

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        sample.exporting.export(name, out, progress=stop)
    assert out.read_text() == "old"
    assert not list(tmp_path.glob("*.part"))


def test_a_name_that_came_into_the_register_meanwhile_is_not_left_out_unsaid(
    sample: Session, tmp_path: Path
) -> None:
    first, second = sample.library.articles()

    def tag_meanwhile(done: int, _total: int, _what: str) -> None:
        if done == 1:
            sample.tagging.add(second.id, "person", [(0, 5)], values={"name": "Somebody new"})

    out = tmp_path / "out.csv"
    with pytest.raises(KnownError, match="changed while it was exported; export again"):
        sample.exporting.export("csv", out, [first.id, second.id], tag_meanwhile)
    assert not out.exists()
    sample.exporting.export("csv", out)
    assert "Somebody new" in out.read_text(encoding="utf-8")


def test_a_file_whose_text_is_not_the_stored_one_never_replaces_the_old(
    sample: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.xml"
    out.write_text("old")
    monkeypatch.setattr("annotator.services.gathering.blobs.text", _one_word_other(sample))
    with pytest.raises(InvalidDocument):
        sample.exporting.export("tei-standoff", out)
    assert out.read_text() == "old"


def _one_word_other(sample: Session) -> object:
    calls = []
    texts = {a.sha256: sample.library.text(a.id) for a in sample.library.articles()}

    def text(_database: object, sha256: str) -> str:
        calls.append(sha256)
        # While writing the text is right, while checking it is another one.
        return texts[sha256] if len(calls) <= len(texts) else texts[sha256].replace("Khan", "Kham", 1)

    return text


def test_an_export_without_articles_or_to_nowhere_is_one_sentence(session: Session, article: Article) -> None:
    with pytest.raises(NotFound, match="no format “pdf”; choose one of tei-standoff"):
        session.exporting.export("pdf", session.path.parent / "x")
    with pytest.raises(UnwritableFile, match="choose another folder"):
        session.exporting.export("csv", session.path.parent / "no" / "x.csv")
    session.accessioning.remove(article.id)
    with pytest.raises(NotFound, match="no article to export"):
        session.exporting.export("csv", session.path.parent / "x.csv")


@pytest.mark.parametrize("name", ["brat", "cas-xmi", "cas-json", "webanno-tsv", "conll", "refi-qda"])
def test_a_preview_of_an_archive_shows_its_files_as_text(sample: Session, name: str) -> None:
    shown = sample.exporting.preview(name, [sample.library.articles()[0].id], 1_000_000)
    assert "Aslam" in shown
    assert shown.split("\n")[0].count(".") == 1


def test_a_preview_is_the_beginning_of_the_export_of_one_article(sample: Session, tmp_path: Path) -> None:
    article = sample.library.articles()[0].id
    sample.exporting.export("tei-inline", tmp_path / "out.xml", [article])
    assert (
        sample.exporting.preview("tei-inline", [article], 900)
        == (tmp_path / "out.xml").read_text("utf-8")[:900]
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Luton: 'dictatorial' / party?", "Luton-dictatorial-party"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Größe – élan", "Groe-elan"),
        ("新聞", "_"),
        ("", "_"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_file_name_from_a_title_is_allowed_everywhere(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_a_project_is_never_overwritten_by_an_export(sample: Session, tmp_path: Path) -> None:
    other = tmp_path / "renamed.xml"
    other.write_bytes(sample.path.read_bytes())
    beside = [sample.path.with_name(sample.path.name + end) for end in (".lock", "-journal")]
    for target in (sample.path, other, tmp_path / "new.annotator", *beside):
        with pytest.raises(UnwritableFile, match="choose another name"):
            sample.exporting.export("csv", target)
    assert other.read_bytes() == sample.path.read_bytes()
    assert sample.upkeep.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_an_export_goes_through_a_link_and_never_replaces_a_device(sample: Session, tmp_path: Path) -> None:
    target = tmp_path / "target.csv"
    target.write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    sample.exporting.export("csv", link)
    assert link.is_symlink()
    assert target.read_text("utf-8-sig").startswith("article,")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UnwritableFile, match="no ordinary file"):
        sample.exporting.export("csv", pipe)


def test_each_article_gets_a_file_of_its_own_and_a_line_in_the_table(sample: Session, tmp_path: Path) -> None:
    folder = tmp_path / "each"
    exported = sample.exporting.export_each("tei-inline", folder)
    assert (exported.path, exported.articles, exported.checked) == (folder, 2, True)
    rows = list(csv.DictReader((folder / "manifest.csv").read_text("utf-8-sig").splitlines()))
    assert [row["article"] for row in rows] == [article.id for article in sample.library.articles()]
    assert {path.name for path in folder.iterdir()} == {row["file"] for row in rows} | {"manifest.csv"}
    for row in rows:
        content = (folder / row["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["sha256"]
        alone = tmp_path / "alone.xml"
        sample.exporting.export("tei-inline", alone, [row["article"]])
        assert alone.read_bytes() == content
    assert (
        exported.annotations == sum(sample.library.tag_counts().values()) == sum(int(r["tags"]) for r in rows)
    )


def test_files_of_articles_come_back_into_another_project(sample: Session, tmp_path: Path) -> None:
    folder = tmp_path / "each"
    sample.exporting.export_each("tei-standoff", folder)
    other = create_project(tmp_path / "other.annotator", by="Rita")
    outcomes = other.accessioning.import_files(sorted(folder.glob("*.xml")))
    assert [outcome.error for outcome in outcomes if outcome.error] == []
    assert other.library.tag_counts() == sample.library.tag_counts()
    other.close()


def test_files_that_are_there_are_not_replaced_nor_is_anything_added_to_them(
    sample: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "each"
    sample.exporting.export_each("csv", folder)
    last = sample.library.articles()[-1].id
    (kept,) = folder.glob(f"*{last[:8]}*")
    for path in folder.iterdir():
        if path != kept:
            path.unlink()
    kept.write_text("mine")
    with pytest.raises(UnwritableFile, match="choose a new or empty folder"):
        sample.exporting.export_each("csv", folder)
    assert [(path, path.read_text()) for path in folder.iterdir()] == [(kept, "mine")]


def test_a_cancelled_export_to_a_folder_leaves_nothing(sample: Session, tmp_path: Path) -> None:
    def stop(done: int, _total: int, _what: str) -> None:
        if done == 2:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        sample.exporting.export_each("tei-inline", tmp_path / "each", progress=stop)
    assert not (tmp_path / "each").exists()


def test_what_is_about_several_articles_has_no_file_for_each(sample: Session, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="export it as one file"):
        sample.exporting.export_each("csv-readings", tmp_path / "each")
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableFile, match="could not be made"):
        sample.exporting.export_each("csv", tmp_path / "file")
