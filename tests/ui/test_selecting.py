"""Sentence, paragraph and quotation are selected by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from annotator.ui.main_window import MainWindow
from annotator.ui.selecting import quotation_around

Press = Callable[..., None]
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "He said: “One. Two ‘or three’ four.” She left. “Bye.”"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two", "“One. Two ‘or three’ four.”"),
        ("or three", "‘or three’"),
        ("four", "“One. Two ‘or three’ four.”"),
        ("Bye", "“Bye.”"),
        ("left", None),
        ("He said", None),
    ],
)
def test_the_innermost_quotation_around_a_place(words: str, expected: str | None) -> None:
    span = quotation_around(TEXT, TEXT.index(words) + 1, [])
    assert (TEXT[span.start : span.end] if span else None) == expected


def _selected(window: MainWindow) -> str:
    pane = window.panes.active
    start, end = pane.selection() or (0, 0)
    return pane.text[start:end]


def test_sentence_paragraph_and_quotation_by_key(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    quotation = '"There\'s a clear choice between dictatorship and democracy."'
    at = pane.text.index(quotation) + 12
    pane.set_caret(at)
    press('"')
    assert _selected(window) == quotation
    pane.set_caret(at)
    press(Qt.Key.Key_S, with_=SHIFT)
    assert quotation in _selected(window)
    assert "\n" not in _selected(window)
    pane.set_caret(at)
    press(Qt.Key.Key_P, with_=SHIFT)
    start = pane.text.rindex("\n", 0, at) + 1
    assert _selected(window) == pane.text[start : pane.text.index("\n", at)].strip()


def test_an_armed_tag_takes_what_is_selected_by_key(window: MainWindow, press: Press) -> None:
    pane = window.panes.active
    pane.set_caret(pane.text.index("There's a clear choice"))
    press("q")
    press('"')
    (tag,) = window.session.library.tags(pane.article_id)
    assert tag.quoted(pane.text).startswith('"There')


def test_no_quotation_at_the_caret_is_said(window: MainWindow, press: Press) -> None:
    window.panes.active.set_caret(0)
    press('"')
    assert "no quotation at the caret" in window.messages.text
