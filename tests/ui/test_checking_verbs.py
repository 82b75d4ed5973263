"""TEI files are checked while the window goes on, by our rules or by a schema in another process."""

import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from annotator.model.errors import Cancelled
from annotator.ui.main_window import MainWindow
from annotator.ui.text_dialog import TextDialog
from tests.formats.tei.official import SCHEMA, needs_tei_all

RNG = '<element name="note" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>'


def test_a_tei_file_is_checked_by_our_rules(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    window.session.exporting.export("tei-standoff", good)
    text = good.read_text(encoding="utf-8")
    bad.write_text(text.replace("<body", "<boddy", 1).replace("</body", "</boddy", 1), encoding="utf-8")
    window.checking.check_file(good)
    qtbot.waitUntil(lambda: window.messages.text == "good.xml is valid.")
    window.checking.check_file(bad)
    qtbot.waitUntil(lambda: "bad.xml is not valid: line" in window.messages.text)


def test_of_a_foreign_file_it_is_said_what_was_not_checked(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    foreign = tmp_path / "foreign.xml"
    foreign.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', encoding="utf-8")
    window.checking.check_file(foreign)
    qtbot.waitUntil(lambda: "is not a file that Annotator wrote" in window.messages.text)


def test_files_are_checked_by_a_schema(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    schema, good, bad = tmp_path / "own.rng", tmp_path / "good.xml", tmp_path / "bad.xml"
    schema.write_text(RNG)
    good.write_text("<note/>")
    bad.write_text("<note>\n<b/></note>")
    window.checking.check_files([good, good], schema)
    qtbot.waitUntil(lambda: window.messages.text == "All 2 files are valid.", timeout=30_000)
    window.checking.check_files([good, bad], schema)
    qtbot.waitUntil(lambda: "bad.xml is not valid: line 2" in window.messages.text, timeout=30_000)


def test_a_bag_is_verified_in_an_archive_and_in_a_folder(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.zip"
    window.session.exporting.export("bagit", path)
    window.checking.verify(path)
    qtbot.waitUntil(lambda: "out.zip is whole: " in window.messages.text)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
        bag = tmp_path / archive.namelist()[0].partition("/")[0]
    (bag / "data/log/events.jsonl").write_text("{}")
    (bag / "data/README.txt").write_text("")
    chosen = (str(bag / "bagit.txt"), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: chosen)
    window.actions_["file.verify_bag"].trigger()
    qtbot.waitUntil(lambda: "data/README.txt" in window.messages.text)
    window.messages.buttons[0].click()
    shown = window.findChild(TextDialog)
    assert shown is not None
    assert "events.jsonl" in shown.body.toPlainText()


@needs_tei_all
def test_the_window_lives_while_the_whole_of_tei_is_compiled(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "out.xml"
    window.session.exporting.export("tei-inline", path)
    ticks = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(20)
    window.checking.check_files([path], SCHEMA)
    qtbot.waitUntil(lambda: window.messages.text == "out.xml is valid.", timeout=100_000)
    # a thread of this process would have stopped all others for as long as the schema takes
    assert len(ticks) > 50


@needs_tei_all
def test_stopping_ends_the_other_process(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Started(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Started)
    failed: list[object] = []
    window.workers.failed.connect(failed.append)
    path = tmp_path / "out.xml"
    path.write_text("<TEI/>")
    window.checking.check_files([path], SCHEMA)
    qtbot.waitUntil(lambda: bool(started), timeout=30_000)
    window.workers.cancel()
    qtbot.waitUntil(lambda: bool(failed), timeout=30_000)
    assert isinstance(failed[0], Cancelled)
    assert started[0].returncode is not None
    assert started[0].returncode != 0
