"""A date or a length of time, typed as one says it; what it is understood as stands under it."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.model.errors import KnownError
from annotator.model.proposal import Proposal
from annotator.model.understood import Understood
from annotator.services.dating import read_phrase
from annotator.text.durations import duration_in_words, parse_duration
from annotator.text.edtf import parse
from annotator.text.edtf_words import in_words
from annotator.ui.docks.date_offer import DateOffer
from annotator.ui.docks.field_editors import TextEditor
from annotator.ui.docks.labels import PlainLabel

Kind = Literal["date", "duration"]


class DateEditor(TextEditor):
    """Keeps EDTF (`kind` date) or an ISO 8601 duration; `settled` carries that, whatever was typed."""

    offer_taken = Signal()
    """The archivist nods at what is proposed."""

    def __init__(
        self,
        parent: QWidget | None = None,
        hint: str = "",
        *,
        kind: Kind = "date",
        read: Callable[[str], Understood] = read_phrase,
    ) -> None:
        super().__init__(parent, hint)
        self.kind: Kind = kind
        self._read = read
        self._other: DateEditor | None = None
        self._proposal: Proposal | None = None
        self.meaning = PlainLabel(faint=True)
        self.meaning.setAccessibleName(self.tr("Understood as"))
        self.meaning.hide()
        self.offer = DateOffer(self)
        self.offer.taken.connect(self.offer_taken)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.meaning)
        layout.addWidget(self.offer)
        self.line.textEdited.connect(lambda _text: self._explain_typed())
        self.line.textChanged.connect(lambda _text: self._show_offer())
        self.line.returnPressed.connect(self._nod)

    def share(self, other: "DateEditor") -> None:
        """Give `other` what is typed here and is of its kind: *12 years* in the field for the date."""
        self._other = other

    def propose(self, proposal: Proposal | None) -> None:
        """Offer a value while there is none; nothing is kept without a nod."""
        self._proposal = proposal
        self._show_offer()

    def accept_offer(self) -> bool:
        """Take what is proposed, unless something was typed; returns whether there was anything."""
        wanted = self._proposal is not None and not self._typed()
        if wanted:
            self.offer_taken.emit()
        return wanted

    def set_value(self, value: str) -> None:
        super().set_value(value)
        self._explain_kept()

    def settle(self) -> None:
        understood = self._understood()
        if isinstance(understood, Understood) and understood.kind != self.kind and self._other is not None:
            self._show(self._kept)
            self._shown = self._typed()
            self._explain_kept()
            self._other.take(understood.value)
            return
        super().settle()
        if not self.problem.text() and self._typed() != self._kept:
            self._show(self._kept)
            self._shown = self._typed()
        self._explain_kept()

    def take(self, value: str) -> None:
        """Keep a value that was typed elsewhere."""
        self._show(value)
        self.settle()

    def problem_with(self, value: str) -> str:
        if not value or self._is_kept_form(value):
            return ""
        understood = self._understood()
        if isinstance(understood, str):
            return self.tr("Not saved: {sentence}").format(sentence=understood)
        if understood is None or understood.kind == self.kind or self._other is not None:
            return ""
        return (
            self.tr("Not saved: “{typed}” is a length of time; write a date, such as since 2011.")
            if self.kind == "date"
            else self.tr("Not saved: “{typed}” is a date; write a length of time, such as 12 years.")
        ).format(typed=value)

    def lock(self, reason: str) -> None:
        super().lock(reason)
        self.offer.button.setEnabled(False)

    def _cleaned(self, typed: str) -> str:
        """The value that a phrase means; what means nothing stays as it was typed."""
        typed = super()._cleaned(typed)
        if not typed or self._is_kept_form(typed):
            return typed
        try:
            understood = self._read(typed)
        except KnownError:
            return typed
        return understood.value if understood.kind == self.kind else typed

    def _is_kept_form(self, value: str) -> bool:
        return (parse(value) if self.kind == "date" else parse_duration(value)) is not None

    def _understood(self) -> Understood | str | None:
        """What was typed since the last value, or the sentence why it is nothing; None when nothing was."""
        typed = " ".join(self._typed().split())
        if not typed or self._typed() == self._shown:
            return None
        try:
            return self._read(typed)
        except KnownError as error:
            return str(error)

    def _nod(self) -> None:
        if not self.accept_offer() and not self._typed() and self._other is not None:
            self._other.accept_offer()

    def _show_offer(self) -> None:
        self.offer.show_proposal(None if self._typed() else self._proposal)

    def _explain_typed(self) -> None:
        """While somebody types: what it is understood as, with the rule where that is not plain."""
        self._complain("")
        understood = self._understood()
        if understood is None:
            self._explain_kept()
        elif isinstance(understood, str):
            self._say(understood)
        else:
            plain = understood.rule == f"{self._typed().strip()} → {understood.value}"
            self._say(
                f"{understood.words} ({understood.value})"
                if plain
                else f"{understood.words} ({understood.rule})"
            )

    def _explain_kept(self) -> None:
        """The value in words, where its figures are not plain already."""
        date, length = parse(self._kept), parse_duration(self._kept)
        words = in_words(date) if date else duration_in_words(length) if length else ""
        self._say(words if words != self._kept and self._typed() == self._shown else "")

    def _say(self, words: str) -> None:
        self.meaning.setText(words)
        self.meaning.setVisible(bool(words))
