"""What came of a file in which another project exported everything."""

from dataclasses import dataclass, field

from annotator.model.article import Article


@dataclass(slots=True)
class Received:
    """What came of one file."""

    articles: list[Article] = field(default_factory=list)
    """Those that are new here."""
    known: list[str] = field(default_factory=list)
    """Ids of those that were here."""
    added: int = 0
    """New tags, furniture, comments, answers and decisions about articles that were here."""
    different: int = 0
    """What is here under the same id, and the file describes differently."""
    deleted: int = 0
    """What was deleted here, and not as part of an article: deleting is a statement, and it holds."""

    inapplicable: int = 0
    """Decisions about tags that are here, and not as they were judged."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences for the archivist."""
        said = []
        if self.added:
            said.append(f"New on articles that were here: {self.added} tags, marks, comments and answers.")
        if self.different:
            said.append(f"Left as they are here, though the file says something else: {self.different}.")
        if self.deleted:
            said.append(f"Deleted here and left so, though the file has them: {self.deleted}.")
        if self.inapplicable:
            said.append(
                f"Decisions left out, for the tags were changed or deleted here: {self.inapplicable}."
            )
        return tuple(said)
