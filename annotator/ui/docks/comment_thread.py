"""The remarks on a tag: threads that are replied to and resolved, and a box in which one is written."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from annotator.model.comment import Comment
from annotator.services.session import Session
from annotator.ui.docks.history_lines import local_time
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.section import Section
from annotator.ui.text_view.guard import guarded

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INDENT = 12
_BEGINNING = 20
"""Code points of a resolved thread that its heading shows."""


def threads(comments: Sequence[Comment]) -> list[list[Comment]]:
    """Part comments, as `Commenting.comments` orders them, into threads."""
    found: list[list[Comment]] = []
    for comment in comments:
        if comment.reply_to and found:
            found[-1].append(comment)
        else:
            found.append([comment])
    return found


class CommentThreads(QWidget):
    """Shows the threads of one tag; what is written and not sent yet waits for the tag's return."""

    def __init__(
        self,
        session: Session,
        do: Callable[[Callable[[], object]], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._do = do
        self._tag = ""
        self._replying = ""
        self._changing = ""
        self._drafts: dict[str, str] = {}
        self._listed = QWidget(self)
        self._list = QVBoxLayout(self._listed)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self.mode = PlainLabel(faint=True)
        self.mode.hide()
        self.box = QPlainTextEdit(self)
        self.box.setAccessibleName(self.tr("Comment"))
        self.box.setPlaceholderText(self.tr("Comment (Ctrl+Return sends it)"))
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * 3 + 14)
        self.box.installEventFilter(self)
        self.send = QPushButton(self.tr("Comment"), self)
        self.send.setAutoDefault(False)
        self.send.clicked.connect(self._send)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._be_new)
        self.cancel.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.send)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._listed, self.mode, self.box):
            column.addWidget(widget)
        column.addLayout(buttons)

    def show_tag(self, identifier: str) -> list[Comment]:
        """Show the threads of a tag; returns its comments."""
        if identifier != self._tag:
            self._keep_draft()
            self._tag = identifier
            self._be_new()
        comments = self._session.commenting.comments(identifier)
        self._fill(threads(comments))
        locked = bool(self._session.read_only)
        self.box.setReadOnly(locked)
        self.send.setDisabled(locked)
        return comments

    def write(self) -> None:
        """Give the keyboard to the box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def unsent(self) -> dict[str, str]:
        """What is written and not sent yet, by the id of its tag."""
        written = self.box.toPlainText().strip()
        is_new = not self._changing or self.box.document().isModified()
        drafts = {**self._drafts, self._tag: written} if is_new else self._drafts
        return {tag: words for tag, words in drafts.items() if tag and words}

    # Inside

    def _keep_draft(self) -> None:
        written = self.box.toPlainText().strip()
        if self._tag and not self._changing:
            self._drafts[self._tag] = written

    def _be_new(self) -> None:
        """Let the box write a new comment."""
        self._replying = self._changing = ""
        self.box.setPlainText(self._drafts.pop(self._tag, ""))
        self._say_mode("")

    def _say_mode(self, words: str) -> None:
        self.mode.setText(words)
        for widget in (self.mode, self.cancel):
            widget.setVisible(bool(words))
        self.send.setText(
            self.tr("Save") if self._changing else self.tr("Reply") if words else self.tr("Comment")
        )

    def _reply(self, comment: Comment) -> None:
        self._replying, self._changing = comment.id, ""
        self._say_mode(self.tr("Reply to {name}:").format(name=comment.by))
        self.write()

    def _change(self, comment: Comment) -> None:
        self._keep_draft()
        self._replying, self._changing = "", comment.id
        self.box.setPlainText(comment.text)
        self.box.selectAll()
        self._say_mode(self.tr("Change the comment:"))
        self.write()

    def _send(self) -> None:
        written = self.box.toPlainText()
        commenting = self._session.commenting
        tag, replying, changing = self._tag, self._replying, self._changing

        def verb() -> object:
            if changing:
                return commenting.change(changing, written)
            return commenting.add(tag, written, replying)

        if self._do(verb):
            self.box.clear()
            self._be_new()

    def _fill(self, found: Sequence[Sequence[Comment]]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for thread in found:
            body: QWidget = self._thread(thread)
            opening = thread[0]
            if opening.resolved_by:
                words = " ".join(opening.text.split())
                begin = words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rstrip()}…"
                body = Section(self.tr("✓ {words}").format(words=begin), body, self._listed, is_open=False)
                body.button.setToolTip(self.tr("Resolved by {name}").format(name=opening.resolved_by))
            self._list.addWidget(body)
            body.show()  # at once, not when Qt gets to it
        self._listed.setVisible(bool(found))

    def _thread(self, thread: Sequence[Comment]) -> QWidget:
        body = QWidget(self._listed)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for comment in thread:
            column.addWidget(self._comment(comment, body))
        opening = thread[0]
        row = self._row(body)
        self._button(row, self.tr("Reply"), opening, lambda: self._reply(opening))
        if opening.resolved_by:
            told = self.tr("Resolved by {name}").format(name=opening.resolved_by)
            column.addWidget(PlainLabel(told, body, faint=True))
        settle = self.tr("Reopen") if opening.resolved_by else self.tr("Resolve")
        self._button(row, settle, opening, lambda: self._settle(opening))
        column.addWidget(row)
        return body

    def _comment(self, comment: Comment, parent: QWidget) -> QWidget:
        body = QWidget(parent)
        column = QVBoxLayout(body)
        column.setContentsMargins(_INDENT if comment.reply_to else 0, 0, 0, 0)
        column.setSpacing(0)
        row = self._row(body)
        head = PlainLabel(f"{comment.by} · {local_time(comment.at)}", row, faint=True)
        across = row.layout()
        assert isinstance(across, QHBoxLayout)
        across.insertWidget(0, head, 1)
        self._button(row, "✎", comment, lambda: self._change(comment), self.tr("Change"))
        self._button(row, "✕", comment, lambda: self._delete(comment), self.tr("Delete"))
        text = PlainLabel(comment.text, body, selectable=True)
        text.setAccessibleName(self.tr("Comment by {name}").format(name=comment.by))
        column.addWidget(row)
        column.addWidget(text)
        return body

    def _settle(self, opening: Comment) -> None:
        commenting = self._session.commenting
        verb = commenting.reopen if opening.resolved_by else commenting.resolve
        self._do(lambda: verb(opening.id))

    def _delete(self, comment: Comment) -> None:
        self._do(lambda: self._session.commenting.retract(comment.id))

    def _row(self, parent: QWidget) -> QWidget:
        row = QWidget(parent)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        across.addStretch(0)
        return row

    def _button(
        self, row: QWidget, sign: str, comment: Comment, act: Callable[[], object], words: str = ""
    ) -> None:
        button = QToolButton(row)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        what = self.tr("{verb}: comment by {name}").format(verb=words or sign, name=comment.by)
        button.setAccessibleName(what)
        button.setToolTip(words)
        button.setEnabled(not self._session.read_only)
        button.clicked.connect(act)
        layout = row.layout()
        assert layout is not None
        layout.addWidget(button)

    @guarded(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Return sends; Return alone breaks the line."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._send()
            return True
        return super().eventFilter(watched, event)
