"""What a tag type means: its definition and examples, shown while tagging and folded away once known."""

from collections.abc import MutableSequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.model.tag_type import TagType
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.section import Section

_EXAMPLES = 4


class TypeCard(QWidget):
    """Shows one tag type; who folds it away knows it, and sees it folded from then on."""

    def __init__(self, known: MutableSequence[str], parent: QWidget | None = None) -> None:
        """`known` are the names of the types that are known, to which those folded away are added."""
        super().__init__(parent)
        self._known = known
        self._type = ""
        self.words = PlainLabel(faint=True, selectable=True)
        self.section = Section("", self.words, self)
        self.section.folded.connect(self._learn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)
        self.hide()

    def show_type(self, tag_type: TagType | None) -> None:
        """Show a type, or nothing when there is none or nothing is said about it."""
        lines = [tag_type.definition] if tag_type and tag_type.definition else []
        for example in tag_type.examples[-_EXAMPLES:] if tag_type else ():
            lines.append(f"“{example.text}”" + (f" — {example.source}" if example.source else ""))
        self.setVisible(bool(lines))
        if tag_type is None or not lines:
            self._type = ""
            return
        self._type = tag_type.name
        self.section.set_title(self.tr("What “{label}” means").format(label=tag_type.label))
        self.words.setText("\n".join(lines))
        folded = self._type in self._known
        if folded == self.section.is_open:
            self.section.fold(folded)

    def _learn(self, folded: bool) -> None:
        if not self._type:
            return
        if folded and self._type not in self._known:
            self._known.append(self._type)
        elif not folded and self._type in self._known:
            self._known.remove(self._type)
