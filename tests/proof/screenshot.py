"""Take the picture of the README: python -m tests.proof.screenshot [OUT.png]"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # the platform has to be chosen before

from annotator import bootstrap
from annotator.services import places
from annotator.services.sample import make_sample
from annotator.services.settings import Settings
from annotator.ui.desktop import Desktop, dress
from annotator.ui.main_window import MainWindow

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "window.png"


SHOWN = 4
"""Which role is selected: *council leader Hazel Simmons MBE*, with its holder."""
SHARED = 4
"""Number of the passage that is brought level."""


def settle(application: QApplication, window: MainWindow) -> None:
    """Let everything that was asked for be done."""
    for _ in range(50):
        application.processEvents()
    while window.workers.busy:
        application.processEvents()
    for _ in range(50):
        application.processEvents()


def main(out: Path) -> None:
    """Open the sample project as at a second start, compare the articles, select a tag, and keep what is seen."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[places.HOME_VARIABLE] = home
        Settings(annotator="Ada Example", tour_seen=True, theme="light").save()
        make_sample(bootstrap.create_project, places.sample_project()).close()
        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
        dress(application, "light")
        window = Desktop(application, bootstrap.openers()).begin(None)
        window.resize(1400, 860)
        roles = [
            tag
            for tag in window.session.library.tags(window.session.library.articles()[0].id)
            if tag.type == "role" and "holder" in tag.links
        ]
        window.actions_["view.compare"].trigger()
        window.actions_["view.conflicts"].trigger()
        settle(application, window)
        window.show_tag(roles[SHOWN].id)
        settle(application, window)
        window.comparing.level(SHARED, window.panes.active)
        settle(application, window)
        out.parent.mkdir(exist_ok=True)
        window.grab().save(str(out))
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
