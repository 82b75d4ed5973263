"""The tag set in the Tag menu: edit it, take a type in from a file, make an example of a tag's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.errors import InvalidValue

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class TagSetVerbs(QObject):
    """Connects the actions of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        on = window.actions_.on
        on("tag.edit_set", self.edit)
        on("tag.take_in", self.take_in)
        on("tag.use_as_example", self.use_as_example)

    def edit(self) -> None:
        """Show the tag types, to be changed."""
        from annotator.ui.dialogs.tag_set_dialog import TagSetDialog

        TagSetDialog(self._window.session, self._window).show()

    def take_in(self) -> None:
        """Ask for a file and let the project carry the tag type that it describes."""
        from annotator.ui.file_dialogs import FileDialogs

        path = FileDialogs(self._window, self._window.path.parent).tag_type()
        if path is not None:
            tag_type = self._window.session.tag_set.take_in(path)
            self._tell(self.tr("The project has the tag type “%s” now.") % tag_type.label)

    def use_as_example(self) -> None:
        """Show the words of the selected tag as an example of its type."""
        chosen = self._window.grammar.selected
        if not chosen:
            raise InvalidValue("Select a tag first; its words become an example of its type.")
        library = self._window.session.library
        tag = library.tag(chosen)
        words = tag.quoted(library.text(tag.article))
        tag_type = self._window.session.tag_set.add_example(
            tag.type, words, library.article(tag.article).label
        )
        self._tell(
            self.tr("“{words}” is an example of {type} now.").format(
                words=" ".join(words.split()), type=tag_type.label
            )
        )

    def _tell(self, sentence: str) -> None:
        self._window.reporting.tell_step(sentence, self._window.undo)
