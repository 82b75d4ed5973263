"""The window with the sample project, from the start of the process to its first paint.

Floor: a bare PySide6 window with two text edits that hold the same two texts, started the same way.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from annotator import bootstrap
from annotator.services import places
from annotator.services.sample import make_sample
from annotator.services.settings import Settings
from tests.benchmarks.figure import Figure, report

ROUNDS = 9
LIMIT = 3.0

PAINTED = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    def __init__(self, views):
        super().__init__()
        self.waiting = set(views)
        for view in views: view.installEventFilter(self)
    def eventFilter(self, view, event):
        if event.type() == QEvent.Type.Paint: self.waiting.discard(view)
        return False
def finish(application, views):
    painted = Painted(views)
    while painted.waiting: application.processEvents()
    print(time.clock_gettime(time.CLOCK_MONOTONIC), time.process_time(), flush=True)
    os._exit(0)
"""

# The program is started by its own `main`, which loads the rest, Qt as well, with the garbage collector off.
OURS = f"""
from annotator import __main__ as program
open_window = program._window
def until_painted(arguments):
    from PySide6.QtWidgets import QApplication
    QApplication.exec = staticmethod(first_paint)
    return open_window(arguments)
program._window = until_painted
def first_paint():
    {PAINTED.replace(chr(10), chr(10) + "    ")}
    from PySide6.QtWidgets import QApplication
    application = QApplication.instance()
    [panes] = [window.panes.panes for window in application.topLevelWidgets() if hasattr(window, "panes")]
    assert len(panes) == 2
    finish(application, [pane.view.viewport() for pane in panes])
program.main([])
"""

BARE = f"""
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit
application = QApplication(sys.argv[:1])
window, splitter = QMainWindow(), QSplitter()
edits = [QTextEdit(), QTextEdit()]
for edit, path in zip(edits, sys.argv[1:]):
    edit.setPlainText(open(path, encoding="utf-8").read())
    splitter.addWidget(edit)
window.setCentralWidget(splitter)
window.resize(1280, 800)
window.show()
{PAINTED}
finish(application, [edit.viewport() for edit in edits])
"""


def run() -> list[Figure]:
    """Start both in turn, and compare the medians of wall and of CPU time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # An installed program has its byte code; a checkout must be allowed to write it too.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ[places.HOME_VARIABLE] = folder
        Settings(annotator="Benchmark", tour_seen=True).save()
        session = make_sample(bootstrap.create_project, places.sample_project())
        texts = []
        for number, article in enumerate(session.library.articles()):
            path = Path(folder, f"{number}.txt")
            path.write_text(session.library.text(article.id), encoding="utf-8")
            texts.append(str(path))
        session.close()
        for code in (OURS, BARE):  # once to warm the file cache, not counted
            _start(code, texts)
        ours, bare = [], []
        for _ in range(ROUNDS):
            ours.append(_start(OURS, texts))
            bare.append(_start(BARE, texts))
    return [
        Figure(
            f"window with the sample project to first paint, {what}",
            statistics.median(times[index] for times in ours),
            LIMIT,
            statistics.median(times[index] for times in bare),
        )
        for index, what in enumerate(("wall", "CPU"))
    ]


def _start(code: str, arguments: list[str]) -> tuple[float, float]:
    """Wall and CPU milliseconds from the start of an interpreter to the first paint."""
    started = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    painted, cpu = map(float, done.stdout.split()[-2:])
    return (painted - started) * 1000, cpu * 1000


if __name__ == "__main__":
    sys.exit(report(run()))
