"""Terms that the project's tags use, value by value, to be completed while typing."""

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.services.session import Session

_FEW = 50
"""Up to as many changed tags are read one by one; after more, everything is asked for again."""


class TermsUsed:
    """Asks the project once for each value, then follows the changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[tuple[str, str], set[str]] = {}

    def of(self, tag_type: str, field: str) -> list[str]:
        """Terms of one field of a tag type, sorted without regard to case."""
        key = (tag_type, field)
        if key not in self._known:
            self._known[key] = set(self._session.vocabulary.offered(*key))
        return sorted(self._known[key], key=str.casefold)

    def show_change(self, change: Change) -> None:
        """Learn the terms that a step brought."""
        if change.kinds & {"tag_type", "article", "term"} or len(change.annotations) > _FEW:
            self._known.clear()
            return
        for identifier in change.annotations if self._known else ():
            try:
                tag = self._session.library.tag(identifier)
            except KnownError:  # retracted
                continue
            for field, value in tag.values.items():
                if (tag.type, field) in self._known:
                    self._known[tag.type, field].add(value)
