"""Take the pictures of docs/review.md: python -m tests.proof.review_pictures [FOLDER]"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt  # the platform has to be chosen before
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from annotator.resource_files import resource
from annotator.services import places
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.desktop import dress
from annotator.ui.dialogs.feedback_dialog import FeedbackDialog
from annotator.ui.dialogs.stages_dialog import StagesDialog
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import SAMPLES, Asked
from tests.ui.office import Person
from tests.ui.test_review_story import ANN, BEN, DECISIONS

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "review"
SIZE = 1280, 800
_PAUSE = 600
"""Milliseconds in which the window shows all that it has to show."""


def show(session: Session, settings: Settings) -> MainWindow:
    """A window of the size of the pictures."""
    window = MainWindow(session, settings, Asked())
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    return window


class Camera:
    """Keeps what is seen at a window, with the dialog in front of it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def take(self, name: str, person: Person, dialog: QDialog | None = None) -> None:
        """Take one picture; the dialog is closed afterwards."""
        QTest.qWait(_PAUSE)
        picture = person.window.grab()
        if dialog is not None:
            painter = QPainter(picture)
            corner = person.window.rect().center() - dialog.rect().center()
            painter.drawPixmap(corner, dialog.grab())
            painter.drawRect(dialog.rect().translated(corner).adjusted(-1, -1, 0, 0))
            painter.end()
            dialog.close()
            QTest.qWait(_PAUSE)
        picture.save(str(self._folder / f"{name}.png"))


def main(folder: Path) -> None:
    """Go through the review of the two sample articles, and take a picture of each part."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[places.HOME_VARIABLE] = home
        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
        dress(application, "light")
        camera, desk = Camera(folder), Path(home)
        ann, ben, cleo = (Person(name, desk, show) for name in ("Ann", "Ben", "Cleo"))
        ann.turn_to()
        ann.drop(*(resource("samples", name) for name in SAMPLES))
        ann.tag_all(ANN)
        camera.take("work", ann, ann.begin_bundle("file.hand_work", "Ben", blind=True))
        ben.take_in(ann.hand_over("file.hand_work", "work.zip", "Ben", blind=True))
        ben.tag_all(BEN)
        for person in (ann, ben):
            cleo.take_in(person.hand_over("file.hand_in", f"from-{person.name}.zip", "Cleo"))
        cleo.turn_to()
        for article in cleo.articles.values():
            cleo.open(article)
        cleo.window.messages.dismiss()
        cleo.window.actions_["view.agreement"].trigger()
        camera.take("agreement", cleo)
        cleo.go_to_review()
        kinds = cleo.window.review.filters.kind
        kinds.setCurrentIndex(kinds.findData("boundary"))
        cleo.window.review.focus_card()
        camera.take("case", cleo)
        kinds.setCurrentIndex(0)
        cleo.review(DECISIONS)
        cleo.accept_agreed()
        ann.take_in(cleo.hand_over("file.send_feedback", "for-ann.zip", "Ann"))
        ann.turn_to()
        ann.window.actions_["file.feedback"].trigger()
        camera.take("feedback", ann, ann.dialog(FeedbackDialog))
        cleo.turn_to()
        cleo.window.actions_["file.stages"].trigger()
        camera.take("stages", cleo, cleo.dialog(StagesDialog))
        for person in (ann, ben, cleo):
            person.hands.press(Qt.Key.Key_Escape)
            person.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
