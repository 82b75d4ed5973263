"""An archivist who knows what the sample shall be and makes it at the window, with hands only.

Eyes may look at the project, as they do at the screen; whatever is done is done by key or mouse.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.proposal import Proposal
from annotator.model.tag_type import Field
from annotator.services.sample import Raw, pairs_of
from annotator.services.session import Session
from annotator.text.quotations import is_quotation_mark, quotation_at
from annotator.ui.docks.field_editors import FieldEditor, TermEditor
from annotator.ui.docks.link_editor import LinkEditor
from annotator.ui.text_view import Mark
from tests.ui.driver import CTRL, Hands
from tests.ui.effort import Work

KEYS = {"person": "p", "role": "r", "date": "d", "quote": "q", "organisation": "o", "place": "l"}
_DETAILS = {"title": "Title", "publisher": "Outlet", "published": "Published", "language": "Language"}
NAMES = ("person", "organisation", "place")
_CERTAINTY = ("certain", "probable", "possible")
_RETURN, _ESCAPE, _TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@dataclass
class Page:
    """One article as it is worked on: what is wanted, and the ids of the tags made so far."""

    article: str
    wanted: Sequence[Raw]
    made: dict[int, str] = field(default_factory=dict)
    """Id of the tag by its place among those wanted."""

    def labelled(self, label: str) -> str:
        return self.made[next(n for n, tag in enumerate(self.wanted) if tag.get("label") == label)]


class Archivist:
    """Tags articles one by one; `takes_offers` says whether what the window offers is made use of."""

    def __init__(self, hands: Hands, *, takes_offers: bool) -> None:
        self.hands = hands
        self.takes_offers = takes_offers
        self.pages: list[Page] = []
        self.works: list[Work] = []
        """Every tag that was made by itself, and every *tag all like this*."""

    @property
    def session(self) -> Session:
        return self.hands.window.session

    # Articles

    def open(self, article: str, wanted: Sequence[Raw]) -> Page:
        """Open an article, or go to the pane where it is open."""
        row = [a.id for a in self.session.library.articles()].index(article)
        self.hands.press("1", with_=Qt.KeyboardModifier.AltModifier)
        self.hands.press(Qt.Key.Key_Home)
        self.hands.press(*[Qt.Key.Key_Down] * row)
        self.hands.press(_RETURN)
        assert self.hands.pane.article_id == article
        page = next((page for page in self.pages if page.article == article), None)
        if page is None:
            page = Page(article, wanted)
            self.pages.append(page)
        return page

    def describe(self, **details: str) -> None:
        """Say of the article in the active pane what is not in its file."""
        self.hands.press("d", with_=CTRL)
        QTest.qWait(1)
        for name, value in details.items():
            self._go_to(_DETAILS[name], _TAB)
            self.hands.press("a", with_=CTRL)
            self.hands.type(value)
        self.hands.press(_RETURN)
        QTest.qWait(1)

    def tag(self, page: Page, kinds: Sequence[str]) -> None:
        """Make the tags of these types that are not there yet, those that others point at first."""
        for number in self._order(page):
            if page.wanted[number]["type"] in kinds and number not in page.made:
                self._measured(page, number)

    def _order(self, page: Page) -> Iterator[int]:
        """Names first, then what points at them; what stands in a quotation after it."""
        places = [pairs_of(self.hands.pane.text, tag) for tag in page.wanted]
        waiting = list(range(len(page.wanted)))
        done: set[int] = set()
        labels = {tag["label"]: number for number, tag in enumerate(page.wanted) if "label" in tag}
        before: dict[int, set[int]] = {}
        for number, tag in enumerate(page.wanted):
            before[number] = {labels[v["tag"]] for v in tag.values() if isinstance(v, dict)}
            if tag["type"] in ("role", "date"):
                before[number] |= {
                    other
                    for other, quote in enumerate(page.wanted)
                    if quote["type"] == "quote"
                    and any(a <= places[number][0][0] < b for a, b in places[other])
                }
        while waiting:
            number = next(n for n in waiting if before[n] <= done)
            waiting.remove(number)
            done.add(number)
            yield number

    def _measured(self, page: Page, number: int) -> None:
        assert self.hands.pane.article_id == page.article, self.works[-3:]
        start = self.hands.effort
        wanted = page.wanted[number]
        tag = self._make(page, wanted)
        page.made[number] = tag
        self._fill(page, wanted, tag)
        words = self.session.library.quoted(tag)
        self.works.append(Work(wanted["type"], words, 1, self.hands.effort - start))
        if self.takes_offers and wanted["type"] in NAMES:
            self._tag_all_like(page, number)

    # One tag

    def _make(self, page: Page, wanted: Raw) -> str:
        """Select the words, press the key."""
        pairs = pairs_of(self.hands.pane.text, wanted)
        self._select(pairs)
        self.hands.press(KEYS[wanted["type"]])
        tag = self.session.library.tag(self.hands.window.grammar.selected)
        for start, _end in pairs[len(tag.target) :]:
            self.hands.double_click(start, CTRL)
        tag = self.session.library.tag(tag.id)
        made = [(span.start, span.end) for span in tag.target]
        assert made == pairs, (wanted, made, self.hands.window.messages.text)
        return tag.id

    def _select(self, pairs: Sequence[tuple[int, int]]) -> None:
        text, start = self.hands.pane.text, pairs[0][0]
        zones = self.hands.pane.view.zone_spans()
        quotation = quotation_at(text, start, zones) if is_quotation_mark(text, start) else None
        if quotation and (quotation.start, quotation.end) == (start, pairs[-1][1]):
            self.hands.double_click(start)
        else:
            self.hands.drag(*pairs[0])

    def _fill(self, page: Page, wanted: Raw, tag: str) -> None:
        """Give a tag its values."""
        values = self._wanted_values(page, wanted)
        if self.takes_offers:
            self._take_offers(tag, values)
        self._point_in_text(page, tag, values)
        if self.takes_offers:
            self._take_offers(tag, values)
        self._type_values(tag, values, wanted.get("note", ""))
        for _ in range(_CERTAINTY.index(wanted.get("certainty", "certain"))):
            self.hands.press("~")

    def _wanted_values(self, page: Page, wanted: Raw) -> dict[str, str | Link]:
        values: dict[str, str | Link] = {}
        for item in self.session.tag_set.type(wanted["type"]).fields:
            value: Any = wanted.get(item.name)
            if isinstance(value, dict):
                values[item.name] = Link(mention=page.labelled(value["tag"]))
            elif value:
                values[item.name] = value
        return values

    def _missing(self, tag: str, values: dict[str, str | Link]) -> dict[str, str | Link]:
        kept = self.session.library.tag(tag)
        return {key: value for key, value in values.items() if not self._is(kept, key, value)}

    def _is(self, tag: Annotation, key: str, value: str | Link) -> bool:
        link = tag.links.get(key)
        if link is None or isinstance(value, Link):
            return (link or tag.values.get(key)) == value
        record = self.session.registering.record_of_link(link) if not link.mention else None
        return record is not None and record.name == value

    def _take_offers(self, tag: str, values: dict[str, str | Link]) -> None:
        """Press Return for what the window offers, once nothing of it is wrong."""
        missing = self._missing(tag, values)
        if not missing:
            return
        offers = self.session.proposing.proposals(tag)
        if offers and all(self._fits(offer, missing) for offer in offers):
            self.hands.press(_RETURN)
        if "name" in missing:
            self._take_name(tag, str(missing["name"]))

    def _fits(self, offer: Proposal, missing: dict[str, str | Link]) -> bool:
        wanted = missing.get(offer.field)
        if offer.link is None or isinstance(wanted, Link):
            return (offer.link or offer.value) == wanted
        record = self.session.registering.record_of_link(offer.link)
        return not offer.link.mention and record is not None and record.name == wanted

    def _take_name(self, tag: str, name: str) -> None:
        """Return takes the one likely entry, N makes a new one of the words."""
        editor = self.hands.window.inspector.tag_panel.values.editors["name"]
        assert isinstance(editor, LinkEditor)
        if editor.remark.text() == f"{name}? Return links it.":
            self.hands.press(_RETURN)
        elif not self.session.registering.named(name) and self._own_name(tag) == name:
            self.hands.press("n")

    def _own_name(self, tag: str) -> str:
        return self.session.naming.name_for(self.session.library.tag(tag), "name")

    # Pointing

    def _point_in_text(self, page: Page, tag: str, values: dict[str, str | Link]) -> None:
        """`>`, then a click on the tag that is meant, where the window finds the right value by itself."""
        for key, value in self._missing(tag, values).items():
            if isinstance(value, Link) and self._finds(tag, value.mention) == key:
                self.hands.press(">")
                self._click_tag(value.mention)

    def _finds(self, tag: str, mention: str) -> str:
        library = self.session.library
        fields = self.session.tagging.fields_for(library.tag(tag), library.tag(mention))
        return fields[0].name if fields else ""

    def _click_tag(self, mention: str) -> None:
        """Click a letter at which the tag is the shortest."""
        span = self.session.library.tag(mention).target[0]
        for position in range(span.start, span.end):
            marks = self.hands.pane.view.marks_at(position)
            covering = [m for m in marks if any(s.start <= position < s.end for s in m.spans)]
            if covering and min(covering, key=_length).id == mention:
                self.hands.click(position)
                return
        raise AssertionError(f"{self.session.library.quoted(mention)} cannot be clicked")

    # Typing

    def _type_values(self, tag: str, values: dict[str, str | Link], note: str) -> None:
        """Go to the inspector, through the values that are missing, and back to the text."""
        missing = self._missing(tag, values)
        kept = self.session.library.tag(tag)
        surplus = (kept.values.keys() | kept.links.keys()) - values.keys()
        if missing or surplus:
            self._walk_through(tag, missing)
        if note:
            self.hands.press("m")
            self.hands.type(note)
            self.hands.press(_ESCAPE)
        left = self._missing(tag, values)
        assert not left, (self.session.library.quoted(tag), left)

    def _walk_through(self, tag: str, missing: dict[str, str | Link]) -> None:
        self.hands.press("i")
        for item in self.session.tag_set.type(self.session.library.tag(tag).type).fields:
            if item.name not in missing:
                continue
            self._go_to(item.label, _RETURN)
            offers = self.session.proposing.proposals(tag) if self.takes_offers else []
            if any(offer.field == item.name and self._fits(offer, missing) for offer in offers):
                self.hands.press(_RETURN)
            else:
                self._enter(item, missing[item.name])
        self.hands.press(_ESCAPE)

    def _go_to(self, label: str, key: Qt.Key) -> None:
        for _ in range(20):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName() == label:
                return
            parent = focused.parentWidget() if focused is not None else None
            if parent is not None and parent.accessibleName() == label:
                return
            self.hands.press(key)
        raise AssertionError(f"no way to {label}")

    def _enter(self, item: Field, value: str | Link) -> None:
        if isinstance(value, Link):
            self.hands.press(">")
            self._click_tag(value.mention)
        elif item.kind == "choice":
            self.hands.press(value[0])
        elif item.is_link:
            self._enter_name(value)
        elif item.kind == "term" and self.takes_offers:
            self._enter_term(value)
        else:
            self.hands.press(*value, _RETURN)

    def _enter_term(self, term: str) -> None:
        """Type a term, or so much of it that it is the first of those that are completed."""
        editor = self._editor()
        assert isinstance(editor, TermEditor)
        completer = editor.combo.completer()
        assert completer is not None
        for number, letter in enumerate(term):
            shown = QApplication.activePopupWidget() is not None
            first = completer.currentCompletion() if number and shown else ""
            if first == term and len(term) - number > 2:
                self.hands.press(Qt.Key.Key_Down, _RETURN)
                return
            self.hands.press(letter)
        self.hands.press(_RETURN)

    def _enter_name(self, name: str) -> None:
        """Type a name, or so much of it that it is the first in the list."""
        editor = self._editor()
        assert isinstance(editor, LinkEditor)
        if not self.takes_offers:
            self.hands.type(name)
        else:
            for letter in name:
                highlighted = editor.list.highlighted
                if highlighted and highlighted.record and highlighted.name == name:
                    break
                self.hands.press(letter)
        self.hands.press(_RETURN)

    def _editor(self) -> FieldEditor:
        focused = QApplication.focusWidget()
        editors = self.hands.window.inspector.tag_panel.editors()
        return next(editor for editor in editors if focused and editor.isAncestorOf(focused))

    # Others like it

    def _tag_all_like(self, page: Page, number: int) -> None:
        """Tag the other places of the same words, if all that are found are wanted."""
        wanted = page.wanted[number]
        words = self.session.library.quoted(page.made[number])
        found = [
            (other, n)
            for other in self.pages
            for n, raw in enumerate(other.wanted)
            if n not in other.made
            and raw["type"] == wanted["type"]
            and raw.get("name") == wanted["name"]
            and self._words(other, raw) == words
        ]
        if len(found) < 2:
            return
        sought = self.session.occurring.like_tag(page.made[number])
        hits = self.session.occurring.find(sought, [p.article for p in self.pages])
        places = {(p.article, pairs_of(self._text(p), p.wanted[n])[0]): (p, n) for p, n in found}
        chosen = [hit for hit in hits if hit.state == "free"]
        if any((hit.article, (hit.span.start, hit.span.end)) not in places for hit in chosen):
            return
        start = self.hands.effort
        self.hands.press("a")
        self.hands.press(_RETURN, with_=CTRL)
        self.works.append(Work("all like", words, len(chosen), self.hands.effort - start))
        for hit in chosen:
            other, n = places[hit.article, (hit.span.start, hit.span.end)]
            other.made[n] = next(
                tag.id
                for tag in self.session.library.tags(hit.article)
                if tag.target == (hit.span,) and tag.type == wanted["type"]
            )

    def _text(self, page: Page) -> str:
        return self.session.library.text(page.article)

    def _words(self, page: Page, raw: Raw) -> str:
        start, end = pairs_of(self._text(page), raw)[0]
        return self._text(page)[start:end]


class KeyboardArchivist(Archivist):
    """One without a mouse: moves and selects by words, and steps to the tag that is pointed at."""

    def _select(self, pairs: Sequence[tuple[int, int]]) -> None:
        shift = Qt.KeyboardModifier.ShiftModifier
        self._move_to(pairs[0][0], Qt.KeyboardModifier.NoModifier)
        self._move_to(pairs[-1][1], shift)

    def _move_to(self, position: int, shift: Qt.KeyboardModifier) -> None:
        """By words as far as that goes, then by letters."""
        for by_word in (True, False):
            while (here := self.hands.pane.caret) != position:
                forward = here < position
                key = Qt.Key.Key_Right if forward else Qt.Key.Key_Left
                self.hands.press(key, with_=shift | CTRL if by_word else shift)
                if by_word and (self.hands.pane.caret < position) != forward:
                    break

    def _click_tag(self, mention: str) -> None:
        start = self.session.library.tag(mention).extent.start
        for _ in range(20):
            if self.hands.window.grammar.selected == mention:
                break
            self.hands.press("]" if self.hands.pane.caret < start else "[")
        self.hands.press(_RETURN)


def _length(mark: Mark) -> int:
    return sum(len(span) for span in mark.spans)
