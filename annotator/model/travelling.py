"""Which events travel in a bundle of which kind."""

from dataclasses import dataclass

from annotator.model.event import PROJECT_SCOPE, WORK_KINDS, Event

OPINIONS = WORK_KINDS | {"settlement"}
"""Kinds that say what somebody thinks of the articles."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to hand over."""

    kind: str
    """One of BUNDLE_KINDS."""
    by: str
    """Who hands it over."""
    recipient: str = ""
    articles: frozenset[str] = frozenset()
    """Ids; empty for all."""
    blind: bool = False
    """Whether what anybody but the recipient thinks of the articles stays at home."""
    taken: frozenset[str] = frozenset()
    """Ids of tags that were taken in place of the recipient's; feedback shows them, whoever made them."""

    def takes(self, event: Event) -> bool:
        """Whether an event travels.

        What is said of the project as a whole (tag types, register, vocabularies) always does, and so do the articles
        themselves with their furniture.
        """
        if self.kind == "everything":
            return True
        if event.statements and all(statement.kind == "project" for statement in event.statements):
            return False  # what a project is called is its own affair
        if event.scope != PROJECT_SCOPE and self.articles and event.scope not in self.articles:
            return False
        if all(statement.kind not in OPINIONS for statement in event.statements):
            return True
        if self.kind == "work":
            return not self.blind or event.by == self.recipient
        if event.by == self.by:
            return True
        return self.kind == "feedback" and (
            event.by == self.recipient or any(s.subject in self.taken for s in event.statements)
        )

    def parts_with(self, event: Event) -> bool:
        """Whether an event stays at home though it says what would travel alone: it was made when one held both."""
        opinions = sum(statement.kind in OPINIONS for statement in event.statements)
        return 0 < opinions < len(event.statements) and not self.takes(event)
