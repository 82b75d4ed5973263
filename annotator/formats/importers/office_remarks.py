"""Says what of an office document is not in its text."""

from collections.abc import Iterator, Mapping

from annotator.formats.importers.document_lines import left_out

INSERTED, DELETED, HIDDEN, PICTURES, EMBEDDED = "inserted", "deleted", "hidden", "pictures", "embedded"
"""What readers of office documents count."""


def remarks_of(found: Mapping[str, int], comments: int) -> Iterator[str]:
    """Yield a sentence for each kind of thing that was found."""
    inserted, deleted = found.get(INSERTED, 0), found.get(DELETED, 0)
    if inserted or deleted:
        yield (
            f"The document has tracked changes: what was inserted ({inserted:,}) is in the text, "
            f"what was deleted ({deleted:,}) is not; the original has both."
        )
    yield from left_out(found.get(HIDDEN, 0), "hidden character", "hidden characters")
    yield from left_out(found.get(PICTURES, 0), "picture", "pictures")
    yield from left_out(found.get(EMBEDDED, 0), "embedded document", "embedded documents")
    if comments:
        what = "1 comment stands" if comments == 1 else f"{comments:,} comments stand"
        yield f"{what} at the end of the text, as furniture."
