"""What a value that points to the register offers: entries that may be meant, then a new one."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.model.annotation import Annotation
from annotator.model.link import IDENTITY
from annotator.model.tag_type import LINK_KINDS, Field
from annotator.services.session import Session
from annotator.ui.docks.record_words import dates_in_words, kind_label

_MOST = 12
_NEW = {
    "person": str(QT_TRANSLATE_NOOP("EntryOffers", "New person “{name}”")),
    "organisation": str(QT_TRANSLATE_NOOP("EntryOffers", "New organisation “{name}”")),
    "place": str(QT_TRANSLATE_NOOP("EntryOffers", "New place “{name}”")),
}


@dataclass(frozen=True, slots=True)
class EntryOffer:
    """One row of the list: an entry of the register, or (`record` empty) a new one of this kind and name."""

    kind: str
    name: str
    record: str = ""
    details: str = ""

    @property
    def words(self) -> str:
        """What the row says."""
        if self.record:
            return self.name
        return QCoreApplication.translate("EntryOffers", _NEW[self.kind]).format(name=self.name)


class EntryOffers:
    """Asks the register for one value of one tag."""

    def __init__(self, session: Session, tag: Annotation, field: Field) -> None:
        self._session = session
        self._tag = tag
        self._kinds = LINK_KINDS[field.kind]
        self._field = field.name
        self._mention = session.library.quoted(tag.id) if field.name == IDENTITY[0] else ""

    @cached_property
    def _own(self) -> str:
        return self._session.naming.name_for(self._tag, self._field)

    @property
    def tag_id(self) -> str:
        """Id of the tag."""
        return self._tag.id

    @property
    def for_words(self) -> bool:
        """Whether the words of the tag say who is meant."""
        return bool(self._mention)

    def known(self, typed: str, most: int = _MOST) -> list[EntryOffer]:
        """Entries that may be meant by what is typed, or else by the words of the tag; the likely one first."""
        if not self._kinds:
            return []
        found = self._session.registering.suggest(
            self._kinds,
            typed,
            article=self._tag.article,
            mention=self._mention,
            position=self._tag.extent.start,
            limit=most,
        )
        several = len(self._kinds) > 1
        return [
            EntryOffer(
                one.record.kind,
                one.record.name,
                one.record.id,
                " · ".join(
                    filter(
                        None,
                        (
                            kind_label(one.record.kind) if several else "",
                            dates_in_words(one.record.dates),
                            f"“{one.form}”" if one.form != one.record.name else "",
                            one.reason,
                        ),
                    )
                ),
            )
            for one in found
        ]

    def new(self, typed: str) -> list[EntryOffer]:
        """The entries that could be made."""
        name = " ".join(typed.split()) or self._own
        return [EntryOffer(kind, name) for kind in self._kinds] if name else []

    def likely(self) -> EntryOffer | None:
        """The one entry that the words of the tag can mean, if there is exactly one."""
        found = self.known("", 2) if self._mention else []
        return found[0] if len(found) == 1 else None
