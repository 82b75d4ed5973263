"""What is said of no single article, as plain JSON: each statement says in `line` what it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from annotator.model.corpus import Corpus

Line = Mapping[str, Any]


def lines_of(corpus: Corpus) -> Iterator[Line]:
    """Definitions of tag types, terms, entries, answers about counterparts and settled conflicts."""
    for _version, tag_type in sorted(corpus.older_types.items()):
        yield {"line": "older_tag_type", **tag_type.to_body()}
    for tag_type in corpus.tag_types:
        yield {"line": "tag_type", **tag_type.to_body()}
    for term in corpus.terms:
        yield {"line": "term", "id": term.id, **term.to_body()}
    for record in corpus.records:
        yield {"line": "record", "id": record.id, **record.to_body()}
    comparison = corpus.comparison
    ties = (tie for family in comparison.families for tie in family.ties)
    for answer in (*ties, *comparison.dismissals):
        yield {"line": "counterpart", **answer.to_body()}
    for settlement in comparison.settlements:
        yield {"line": "settlement", **settlement.to_body()}
