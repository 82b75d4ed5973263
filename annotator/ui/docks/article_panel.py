"""The open article: its metadata, where it came from, and what in it is furniture."""

import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.model.article import Article, Metadata, Replacement
from annotator.model.errors import KnownError
from annotator.services.session import Session
from annotator.ui.docks.counted import counted
from annotator.ui.docks.form_column import FormColumn, fact, form_layout, row_label
from annotator.ui.docks.furniture_list import FurnitureList, grouped
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.metadata_form import MetadataForm
from annotator.ui.docks.section import Section

_REPLACED_SHOWN = 8


class ArticlePanel(FormColumn):
    """Shows one article and lets its metadata and furniture be corrected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.article_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.hint = PlainLabel(self.tr("No tag is selected. This is the article:"), faint=True)
        self.problem = PlainLabel(strong=True)
        self.problem.hide()
        self.form = MetadataForm(self)
        self.form.settled.connect(self._save)
        self.furniture = FurnitureList(self)
        self.furniture.removal_wanted.connect(self._unmark)
        self._furniture_section = Section(self.tr("Furniture"), self.furniture, self)
        facts = QWidget(self)
        self._facts = form_layout(facts)
        self._facts_section = Section(self.tr("Original"), facts, self)
        for widget in (self.hint, self.problem, self.form, self._furniture_section, self._facts_section):
            column.addWidget(widget)

    def show_article(self, article: Article) -> None:
        """Show this article."""
        if self.article_id and self.article_id != article.id:
            self.settle_all()
        writable = not self._session.read_only
        self.article_id = article.id
        self._complain("")
        self.form.set_metadata(article.metadata)
        self.lock(self._session.read_only)
        zones = self._session.library.zones(article.id)
        groups = grouped(zones)
        self.furniture.set_zones(zones, writable=writable)
        places = sum(group.places for group in groups)
        self._furniture_section.set_title(
            self.tr("Furniture ({places})").format(places=counted("place", places))
            if places
            else self.tr("Furniture")
        )
        self._show_facts(article)

    def _show_facts(self, article: Article) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        original = article.original
        rows = [
            (self.tr("File"), original.name),
            *([(self.tr("Within"), original.within)] if original.within else []),
            *([(self.tr("Encoding"), encoding_label(original.encoding))] if original.encoding else []),
            (self.tr("SHA-256"), original.sha256),
            (self.tr("Length"), counted("character", article.characters)),
        ]
        if article.replaced:
            rows.append((self.tr("Replaced"), replaced_in_words(article.replaced)))
        for name, text in rows:
            line = fact(text, name)
            self._facts.addRow(row_label(name, line), line)

    def _save(self, metadata: Metadata) -> None:
        self._do(lambda: self._session.accessioning.set_metadata(self.article_id, metadata, self.form.read))

    def _unmark(self, rule: str) -> None:
        def unmark() -> None:
            if rule:
                self._session.zoning.unmark_rule(self.article_id, rule)
                return
            by_hand = [zone.id for zone in self._session.library.zones(self.article_id) if not zone.rule]
            self._session.zoning.unmark(self.article_id, by_hand)

        self._do(unmark)

    def _do(self, verb: Callable[[], object]) -> None:
        try:
            verb()
        except KnownError as error:
            self._complain(str(error))
        else:
            self._complain("")

    def _complain(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


def encoding_label(codec: str) -> str:
    """Name of a codec as people write it (`utf_8` → `UTF-8`)."""
    return codec.replace("_", "-").upper()


def replaced_in_words(replaced: Sequence[Replacement]) -> str:
    """Which characters no XML document can hold stood where, such as `U+0000 at 12`."""
    shown = [
        f"U+{replacement.code:04X}{_name(replacement.code)} @ {replacement.offset}"
        for replacement in replaced[:_REPLACED_SHOWN]
    ]
    return ", ".join(shown) + (f", … ({len(replaced)})" if len(replaced) > _REPLACED_SHOWN else "")


def _name(code: int) -> str:
    name = unicodedata.name(chr(code), "") if 0 <= code < 0x110000 else ""
    return f" {name}" if name else ""
