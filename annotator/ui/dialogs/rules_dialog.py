"""A rule that decides many cases, after it was seen which."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from annotator.model.case import CASE_KINDS, Decision, Queue
from annotator.model.rule import Rule
from annotator.services.session import Session
from annotator.ui.dialogs.cases_dialog import CasesDialog, Name
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.case_words import kind_name
from annotator.ui.docks.running import Run


class RulesDialog(CasesDialog):
    """Every choice shows at once what the rule would decide."""

    def __init__(
        self, session: Session, queue: Queue, name: Name, run: Run, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, name, "", parent)
        self.setWindowTitle(self.tr("Decide by a Rule"))
        self._queue = queue
        self._asking = Asking(run)
        self.rule, self.kind, self.type = (QComboBox(self) for _ in range(3))
        self._offer()
        form = QFormLayout()
        for label, combo in (
            (self.tr("&Accept"), self.rule),
            (self.tr("where the difference is of &kind"), self.kind),
            (self.tr("and the ta&g is"), self.type),
        ):
            combo.setAccessibleName(label.replace("&", ""))
            form.addRow(label, combo)
            combo.currentIndexChanged.connect(lambda _index: self._fill())
        self.top.addLayout(form)
        self.finished.connect(lambda _result: self._asking.forget())
        self._fill()
        self.rule.setFocus()

    def _offer(self) -> None:
        for words, rule in (
            (self.tr("the longer version"), "longer"),
            (self.tr("the shorter version"), "shorter"),
            (self.tr("the only version with an entry of the register"), "entry"),
        ):
            self.rule.addItem(words, (rule, ""))
        for person in self._queue.people:
            words = self.tr("what {name} says, and none where they tagged nothing")
            self.rule.addItem(words.format(name=self._name(person)), ("person", person))
        self.kind.addItem(self.tr("any"), "")
        for kind in CASE_KINDS:
            if kind in self._queue.counts:
                self.kind.addItem(kind_name(kind), kind)
        self.type.addItem(self.tr("any"), "")
        for tag_type in self._session.tag_set.types():
            if self._queue.chosen(type_name=tag_type.name):
                self.type.addItem(tag_type.label, tag_type.name)

    def _fill(self) -> None:
        rule, person = self.rule.currentData()
        wanted = Rule(rule, self.kind.currentData(), self.type.currentData(), person)
        cases, session = self._queue.cases, self._session
        self._asking.ask(
            self.tr("Apply rule"),
            lambda progress: session.reviewing.preview(wanted, cases, progress),
            self._show,
        )

    def _show(self, decisions: list[Decision]) -> None:
        self.show_decisions(decisions)
        what = (
            self.tr("1 case") if len(decisions) == 1 else self.tr("{n} cases").format(n=f"{len(decisions):n}")
        )
        words = self.tr("accept {rule}: {what}").format(rule=self.rule.currentText(), what=what)
        self.intro.setText(f"{words[:1].upper()}{words[1:]}")
        self.why.setText(self.tr("by rule: %s") % self.rule.currentText())
