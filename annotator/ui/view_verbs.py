"""The View menu: panes, size of the text, density, theme, going to the docks."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.services.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.docks.dock import Dock
from annotator.ui.look import STEP, Look
from annotator.ui.panes import Panes

THEMES = ("system", "light", "dark")


class ViewVerbs:
    """Changes how things look, and remembers it in the settings."""

    def __init__(
        self,
        actions: Actions,
        panes: Panes,
        look: Look,
        *,
        docks: Mapping[str, Dock],
        settings: Settings,
        retheme: Callable[[], None],
    ) -> None:
        self._actions = actions
        self._panes = panes
        self._look = look
        self._settings = settings
        self._retheme = retheme
        on = actions.on
        for count in range(1, 5):
            self._on_count(count)
        on("view.add_pane", lambda: panes.add().focus_text())
        on("view.close_pane", lambda: panes.close_pane(panes.active))
        on("view.next_pane", lambda: panes.step(+1))
        on("view.previous_pane", lambda: panes.step(-1))
        on("view.zoom_in", lambda: self.set_zoom(look.zoom + STEP))
        on("view.zoom_out", lambda: self.set_zoom(look.zoom - STEP))
        on("view.zoom_reset", lambda: self.set_zoom(100))
        on("view.labelled", self._toggle_labels)
        actions["view.labelled"].setChecked(look.labelled)
        for theme in THEMES:
            self._on_theme(theme)
        actions[f"view.theme_{settings.theme}"].setChecked(True)
        for name, dock in docks.items():
            self._on_dock(name, dock)

    def set_zoom(self, zoom: int) -> None:
        """Make the text larger or smaller, in per cent."""
        self._look.set_zoom(zoom)

    def _toggle_labels(self) -> None:
        labelled = self._actions["view.labelled"].isChecked()
        self._look.set_labelled(labelled)
        self._settings.density = "labelled" if labelled else "compact"

    def _on_count(self, count: int) -> None:
        self._actions.on(f"view.panes_{count}", lambda: self._panes.set_count(count))

    def _on_theme(self, theme: str) -> None:
        def act() -> None:
            self._settings.theme = theme
            self._retheme()

        self._actions.on(f"view.theme_{theme}", act)

    def _on_dock(self, name: str, dock: Dock) -> None:
        def act() -> None:
            dock.show()
            dock.raise_()
            candidates = [dock.begins_at, *dock.widget().findChildren(QWidget)]
            focusable = (
                widget
                for widget in candidates
                if widget is not None
                and widget.isVisible()
                and widget.isEnabled()
                and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            )
            first = next(focusable, None)
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)

        self._actions.on(f"view.{name}", act)
