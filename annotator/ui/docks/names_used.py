"""Names of people, organisations and places that the project's tags use, to be completed while typing."""

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.services.session import Session

_FEW = 50
"""Up to as many changed tags are read one by one; after more, everything is asked for again."""


class NamesUsed:
    """Asks the project once for each kind of name, then follows the changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, set[str]] = {}

    def of(self, kind: str) -> list[str]:
        """Names of a kind (`person`, `organisation`, `place`), sorted without regard to case."""
        if kind not in self._known:
            pairs = [
                (tag_type.name, field.name)
                for tag_type in self._session.tag_set.types()
                for field in tag_type.fields
                if field.kind == kind
            ]
            self._known[kind] = set(self._session.library.names_used(pairs))
        return sorted(self._known[kind], key=str.casefold)

    def show_change(self, change: Change) -> None:
        """Learn the names that a step brought."""
        if "tag_type" in change.kinds or "article" in change.kinds or len(change.annotations) > _FEW:
            self._known.clear()
            return
        for identifier in change.annotations if self._known else ():
            self._learn(identifier)

    def _learn(self, identifier: str) -> None:
        try:
            tag = self._session.library.tag(identifier)
            fields = self._session.tag_set.type(tag.type).fields
        except KnownError:  # retracted, or of a type that has gone
            return
        for field in fields:
            name = tag.values.get(field.name)
            if name and field.kind in self._known:
                self._known[field.kind].add(name)
