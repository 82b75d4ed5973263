"""A missing system library or display is said in one sentence, before Qt could abort."""

import subprocess
import sys

from annotator.ui.system_libraries import EVERYWHERE, what_is_missing


def test_no_display_is_said_in_one_sentence() -> None:
    sentence = what_is_missing({}, lambda _library: True, lambda: True)
    assert sentence.startswith("There is no display")


def test_missing_libraries_give_the_line_that_mends_it() -> None:
    absent = {"libGL.so.1", "libxcb-cursor.so.0"}
    sentence = what_is_missing({"DISPLAY": ":0"}, lambda library: library not in absent, lambda: True)
    assert sentence.endswith("apt-get install -y libgl1 libxcb-cursor0")


def test_offscreen_needs_no_x11_library_and_no_display() -> None:
    sentence = what_is_missing(
        {"QT_QPA_PLATFORM": "offscreen"}, lambda library: library in EVERYWHERE, lambda: False
    )
    assert sentence == ""


def test_a_display_that_does_not_answer_is_named() -> None:
    assert "“:77”" in what_is_missing({"DISPLAY": ":77"}, lambda _library: True, lambda: False)


def test_the_probe_itself_imports_no_qt() -> None:
    code = "import sys, annotator.ui.system_libraries; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
