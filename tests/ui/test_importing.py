"""What became of imported files, in one line; and files that want to be seen first."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.bootstrap import create_project
from annotator.model.annotation import Annotation
from annotator.model.article import Article, Metadata, Original
from annotator.model.loss import Loss
from annotator.services.accessioning import Outcome
from annotator.services.sample import make_sample
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.dialogs.loss_report_dialog import LossReportDialog
from annotator.ui.dialogs.mapping_dialog import MappingDialog
from annotator.ui.importing import summary
from annotator.ui.main_window import MainWindow
from tests.formats.containers.crawls import Fetched, crawl
from tests.formats.test_zip_reader import packed
from tests.services.hand_made import a_file, register, tag
from tests.ui.conftest import select
from tests.ui.driver import Hands

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


def shown_mapping() -> list[MappingDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, MappingDialog) and w.isVisible()]


def foreign(path: Path) -> Path:
    """A TEI file of another program."""
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title>'
        "</titleStmt></fileDesc></teiHeader><text><body><p>Yesterday <persName ref='#x'>Hazel Simmons</persName> "
        "left <foreign xml:lang='de'>Luton</foreign>.</p></body></text></TEI>",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("way", ["review", "take_in"])
def test_tags_of_another_program_are_shown_before_they_are_taken_in(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, way: str
) -> None:
    getattr(window.importing, way)([foreign(tmp_path / "foreign.xml")])
    qtbot.waitUntil(lambda: bool(shown_mapping()) and shown_mapping()[0].button.isEnabled(), timeout=20000)
    assert len(window.session.library.articles()) == 2
    (dialog,) = shown_mapping()
    dialog.button.click()
    qtbot.waitUntil(lambda: "1 article imported, 1 tag taken over." in window.messages.text, timeout=20000)
    texts = {window.session.library.quoted(tag.id) for tag in new_tags(window)}
    assert "Hazel Simmons" in texts
    undo, *_others = window.messages.buttons
    assert undo.text() == "Undo"
    undo.click()
    assert len(window.session.library.articles()) == 2


def test_dropped_tags_go_to_the_text_that_was_dropped_with_them(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.txt").write_text("Hazel Simmons left Luton.", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tPlace 19 24\tLuton\nT2\tMood 14 18\tleft\n", encoding="utf-8")
    Hands(window).drop_files(tmp_path / "a.ann", tmp_path / "a.txt")
    qtbot.waitUntil(lambda: bool(shown_mapping()) and shown_mapping()[0].button.isEnabled(), timeout=20000)
    assert len(window.session.library.articles()) == 3
    Hands(window).press(Qt.Key.Key_Return)  # the table's: on to what the first kind becomes
    (dialog,) = shown_mapping()
    assert dialog.focusWidget() is dialog.panel.type
    dialog.button.click()
    qtbot.waitUntil(lambda: "1 known already, 2 tags taken over." in window.messages.text, timeout=20000)
    assert len(window.session.library.articles()) == 3
    assert {tag.type: window.session.library.quoted(tag.id) for tag in new_tags(window)} == {
        "place": "Luton",
        "mood": "left",
    }
    assert "mood" in window.palette_bar.chips
    window.undo()
    assert new_tags(window) == []


def new_tags(window: MainWindow) -> list[Annotation]:
    """Tags of the article that came last."""
    return window.session.library.tags(window.session.library.articles()[-1].id)


def test_what_was_left_out_is_shown_afterwards_and_later(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = register(monkeypatch)
    path = hand.write(
        tmp_path / "a.hand", replace(a_file(tag("PER", "Hazel")), losses=(Loss("relations", 3),))
    )
    window.importing.take_in([path])
    qtbot.waitUntil(lambda: bool(shown_mapping()) and shown_mapping()[0].button.isEnabled())
    shown_mapping()[0].button.click()
    qtbot.waitUntil(lambda: "1 article imported, 1 tag taken over." in window.messages.text)

    def reports() -> list[LossReportDialog]:
        return [
            w for w in QApplication.topLevelWidgets() if isinstance(w, LossReportDialog) and w.isVisible()
        ]

    window.messages.buttons[-1].click()
    assert reports()[0].body.toPlainText() == "a.hand\n  relations: 3\n"
    reports()[0].save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text() == "a.hand\n  relations: 3\n"
    reports()[0].close()
    window.actions_["file.losses"].trigger()
    assert "a.hand (Hand), taken in by Anna" in reports()[0].body.toPlainText()
    reports()[0].close()


def test_a_broken_file_with_tags_is_told_in_one_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch)
    (tmp_path / "cut.hand").write_bytes(b"hand-made and cut")
    window.importing.take_in([tmp_path / "cut.hand"])
    qtbot.waitUntil(lambda: bool(shown_mapping()) and not shown_mapping()[0].busy)
    (dialog,) = shown_mapping()
    assert dialog.problem.text() == "cut.hand was cut off; ask for it again."
    assert not dialog.button.isEnabled()
    dialog.reject()


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


def test_what_of_many_documents_could_not_be_read_is_listed_with_its_reason(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = (("good.txt", b"A text."), ("bad.txt", b"%PDF-1.7 \x00"), ("deep/bad.txt", b"%PDF-1.7 \x00\x00"))
    (tmp_path / "box.zip").write_bytes(packed(*bad))
    window.importing.review([tmp_path / "box.zip"])
    qtbot.waitUntil(lambda: "(1 more could not be read.)" in window.messages.text)
    next(button for button in window.messages.buttons if "left out" in button.text()).click()
    dialog = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, LossReportDialog) and w.isVisible()
    )
    assert "box.zip, deep/bad.txt\n  bad.txt is a PDF" in dialog.body.toPlainText()
    dialog.reject()
