"""Zoning: mark stretches of an article as furniture, and take the mark away."""

from collections.abc import Sequence

from annotator.model.errors import InvalidRange, InvalidValue, NotFound
from annotator.model.span import target_of
from annotator.model.zone import ZONE_KINDS, Zone
from annotator.services.history import Edit, History
from annotator.services.library import Library
from annotator.services.stamping import new_id


class Zoning:
    """The verbs on furniture; every one is one undo step."""

    def __init__(self, history: History, library: Library) -> None:
        self._history = history
        self._library = library

    def mark(self, article: str, pairs: Sequence[tuple[int, int]], kind: str = "other") -> list[Zone]:
        """Mark ranges (in code points) as furniture of a kind."""
        if kind not in ZONE_KINDS:
            raise InvalidValue(f"Furniture is one of {', '.join(ZONE_KINDS)}, not “{kind}”.")
        spans = target_of(*pairs)
        length = self._library.article(article).characters
        if spans[-1].end > length:
            raise InvalidRange(
                f"The range ends at {spans[-1].end} and the text at {length}; give a range inside it."
            )
        zones = [Zone(new_id(), article, span, kind, "", self._history.by) for span in spans]
        self._history.apply("Mark furniture", [Edit("zone", z.id, z.to_body(), article) for z in zones])
        return zones

    def unmark(self, article: str, identifiers: Sequence[str]) -> None:
        """Take furniture back to text."""
        wanted = set(identifiers)
        zones = [zone for zone in self._library.zones(article) if zone.id in wanted]
        if not zones:
            raise NotFound("There is no furniture here; select a grey stretch first.")
        self._history.apply("Unmark furniture", [Edit("zone", zone.id, None, article) for zone in zones])

    def unmark_rule(self, article: str, rule: str) -> None:
        """Take back everything that a rule proposed in an article."""
        zones = [zone for zone in self._library.zones(article) if zone.rule == rule]
        if not zones:
            raise NotFound(f"No furniture of this article comes from the rule “{rule}”.")
        self._history.apply(f"Undo rule “{rule}”", [Edit("zone", zone.id, None, article) for zone in zones])
