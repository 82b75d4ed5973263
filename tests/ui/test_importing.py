"""What became of imported files, in one line; and files that want to be seen first."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.bootstrap import create_project
from annotator.model.article import Article, Metadata, Original
from annotator.services.accessioning import Outcome
from annotator.services.sample import make_sample
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.importing import summary
from annotator.ui.main_window import MainWindow
from tests.formats.containers.crawls import Fetched, crawl
from tests.ui.conftest import select

_ARTICLE = Article("0" * 16, Metadata(title="T"), "", 1, Original("", "t.txt", "text/plain", "utf-8"))


def test_the_summary_counts_what_is_new_and_known() -> None:
    new, known = Outcome(Path("a.txt"), _ARTICLE), Outcome(Path("b.txt"), duplicate_of="1" * 16)
    assert summary([new, new, new, known]) == "3 articles imported, 1 known already."
    assert summary([known]) == "1 known already."


def test_the_summary_says_what_is_wrong_with_a_file() -> None:
    bad = Outcome(Path("c.txt"), error="c.txt cannot be read; check its permissions.")
    assert summary([bad]) == "c.txt cannot be read; check its permissions."
    assert summary([Outcome(Path("a.txt"), _ARTICLE), bad, bad]) == (
        "1 article imported. c.txt cannot be read; check its permissions. (1 more could not be read.)"
    )


def test_the_summary_of_nothing_says_which_files_are_meant() -> None:
    assert "saved web pages" in summary([])


def test_a_file_of_uncertain_encoding_is_shown_before_it_is_taken_in(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(
        "Der Bürgermeister trat zurück, weil er müde war.\nÜber die Gründe schwieg er.".encode("cp1252")
    )
    window.importing.take_in([path])

    def dialogs() -> list[ImportDialog]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()) and not window.workers.busy)
    assert len(window.session.library.articles()) == 2
    dialogs()[0].reject()
    assert len(window.session.library.articles()) == 2


def test_undo_is_not_offered_any_more_once_something_else_was_done(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "new.txt").write_text("Nobody resigned today.", encoding="utf-8")
    window.importing.take_in([tmp_path / "new.txt"])
    qtbot.waitUntil(lambda: window.messages.text == "1 article imported.")
    select(window.panes.active, "Mr Khan")
    window.grammar.press("person")
    assert window.messages.text == ""
    window.verbs.remove(window.session.library.articles()[-1].id)
    assert "was removed" in window.messages.text
    select(window.panes.active, "Luton")
    window.grammar.press("place")
    assert window.messages.text == ""


def test_a_tei_file_of_ours_is_taken_in_whole_and_told_with_undo(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    other = make_sample(create_project, tmp_path / "other.annotator")
    other.exporting.export("tei-inline", tmp_path / "other.xml")
    tags = sum(other.library.tag_counts().values())
    other.close()
    held = sum(window.session.library.tag_counts().values())
    window.importing.review([tmp_path / "other.xml"])
    qtbot.waitUntil(lambda: "2 known already. New on articles" in window.messages.text, timeout=30000)
    assert sum(window.session.library.tag_counts().values()) == held + tags
    assert [button.text() for button in window.messages.buttons][:1] == ["Undo"]
    assert window.session.history.undo_label == "Import other.xml"


def test_a_tei_file_that_is_not_ours_is_told_in_one_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "foreign.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>')
    window.importing.review([tmp_path / "foreign.xml"])
    qtbot.waitUntil(lambda: "not written by Annotator" in window.messages.text)
    assert window.session.history.undo_label != "Import foreign.xml"


def test_an_archive_is_taken_in_at_once_and_its_report_says_what_was_left_out(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = b"<html><body><article><p>A councillor left his party.</p></article></body></html>"
    (tmp_path / "crawl.warc.gz").write_bytes(
        crawl(
            Fetched("https://example.org/luton", page),
            Fetched("https://example.org/a.png", b"\x89PNG", media_type="image/png"),
        )
    )
    window.importing.review([tmp_path / "crawl.warc.gz"])
    qtbot.waitUntil(lambda: window.messages.text == "1 article imported. Left out: images (1).")
    article = window.session.library.articles()[-1]
    window.panes.open(article.id)
    assert "crawl.warc.gz, record <urn:uuid:" in window.panes.active.header.toolTip().replace("&lt;", "<")


def test_of_many_files_the_certain_ones_are_taken_in_and_the_others_shown(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.txt").write_text("A certain text.", encoding="utf-8")
    guessed = "Der Bürgermeister trat zurück, weil er müde war.\nÜber die Gründe schwieg er."
    (tmp_path / "b.txt").write_bytes(guessed.encode("cp1252"))
    window.importing.take_in([tmp_path / "a.txt", tmp_path / "b.txt"])

    def dialogs() -> list[ImportDialog]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()) and not window.workers.busy)
    assert window.messages.text == "1 article imported."
    assert [file.path.name for file in dialogs()[0].table.files] == ["b.txt"]
    dialogs()[0].reject()
