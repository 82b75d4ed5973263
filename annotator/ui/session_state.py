"""Remembers how a project was left: open articles, places in them, pane sizes, docks, size of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from annotator.model.errors import KnownError
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.look import STEP
from annotator.ui.panes import Panes

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_VERSION = 1
_SESSIONS_KEPT = 20


def remember(window: MainWindow) -> None:
    """Let the settings hold how the window and its project are left."""
    settings = window.settings
    settings.window = {
        "geometry": bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
        "state": bytes(window.saveState(_VERSION).toBase64().data()).decode("ascii"),
    }
    key = str(window.session.path)
    sessions = {path: left for path, left in settings.sessions.items() if path != key}
    sessions[key] = {
        **_of_panes(window.panes),
        "switches": {"compare": window.comparing.is_on, "linked": window.linked.is_on},
    }
    settings.sessions = dict(list(sessions.items())[-_SESSIONS_KEPT:])
    settings.zoom = (window.look.zoom - 100) // STEP
    settings.keys = window.actions_.keys.changed()


def _of_panes(panes: Panes) -> dict[str, Any]:
    """Which articles are open and where the carets and scroll bars stand."""
    return {
        "panes": [
            {"article": pane.article_id, "caret": pane.caret, "top": top, "distance": distance}
            for pane, (top, distance) in ((pane, pane.top_line()) for pane in panes.panes)
        ],
        "active": panes.panes.index(panes.active),
        "sizes": panes.sizes,
    }


def restore_window(window: QMainWindow, settings: Settings) -> bool:
    """Put the window and its docks as they were; returns whether that was known."""
    geometry, state = settings.window.get("geometry", ""), settings.window.get("state", "")
    if not geometry or not state:
        return False
    window.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))
    return window.restoreState(QByteArray.fromBase64(state.encode("ascii")), _VERSION)


def switched_on(session: Session, settings: Settings, name: str, default: bool = False) -> bool:
    """Whether a switch was left on."""
    switches = _left(session, settings)[0].get("switches")
    return switches.get(name, default) is True if isinstance(switches, dict) else default


def restore_panes(panes: Panes, session: Session, settings: Settings) -> None:
    """Open the articles that were open, with their carets; without memory, the first two."""
    left, entries = _left(session, settings)
    if not entries:
        _open_first_articles(panes, session)
        return
    panes.set_count(max(1, min(4, len(entries))))
    for pane, entry in zip(panes.panes, entries, strict=False):
        article = _text(entry, "article")
        if article and session.library.has(article):
            try:
                pane.show_article(article)
            except KnownError:
                continue
            pane.set_caret(_number(entry, "caret"))
    sizes = left.get("sizes")
    if isinstance(sizes, list) and all(isinstance(size, int) for size in sizes):
        panes.set_sizes(sizes)
    active = _number(left, "active")
    panes.activate(panes.panes[active if active < len(panes.panes) else 0])


def restore_scrolling(panes: Panes, session: Session, settings: Settings) -> None:
    """Scroll every pane to where it was left; only a window that is shown has its panes' true sizes."""
    for pane, entry in zip(panes.panes, _left(session, settings)[1], strict=False):
        if pane.article_id and pane.article_id == _text(entry, "article"):
            distance = entry.get("distance")
            pane.return_to_line(_number(entry, "top"), distance if isinstance(distance, int) else 0)


def _left(session: Session, settings: Settings) -> tuple[dict[str, Any], list[Any]]:
    left = settings.sessions.get(str(session.path))
    left = left if isinstance(left, dict) else {}
    entries = left.get("panes")
    return left, entries if isinstance(entries, list) else []


def _open_first_articles(panes: Panes, session: Session) -> None:
    articles = session.library.articles(2)
    panes.set_count(2)
    for pane, article in zip(panes.panes, articles, strict=False):
        pane.show_article(article.id)
    panes.activate(panes.panes[0])


def _number(entry: Any, name: str) -> int:
    value = entry.get(name) if isinstance(entry, dict) else None
    return value if isinstance(value, int) and value >= 0 else 0


def _text(entry: Any, name: str) -> str:
    value = entry.get(name) if isinstance(entry, dict) else None
    return value if isinstance(value, str) else ""
