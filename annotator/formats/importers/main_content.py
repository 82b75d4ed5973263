"""Asks a well-kept extractor which words of a web page are the article, and what the page says about it."""

import logging
from typing import TYPE_CHECKING

from annotator.formats.importers.page_metadata import person
from annotator.model.article import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_PAGE = 2_000_000
"""Code points of visible text beyond which the extractor, whose time grows faster than the page, is not asked."""

# A fixed day instead of today: what is read must not depend on when it is read.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_CHATTY = ("trafilatura", "htmldate", "courlan", "justext", "readability")


def main_text(tree: "HtmlElement") -> str:
    """Return the words of the article, a paragraph a line; empty when the extractor finds none.

    Only the tree is looked at: nothing is fetched, and nothing is remembered from page to page.
    """
    _hush()
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(tree, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:  # whatever a stranger's heuristics trip over, the page itself is still there to be read
        return ""
    return str(getattr(document, "text", "") or "")


def stated_about(tree: "HtmlElement") -> Metadata:
    """Return title, author, date, outlet and address as the extractor finds them in the page."""
    _hush()
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(tree, date_config=dict(_DATES), extensive=False)
    except Exception:  # see above: what it cannot find, the archivist can still fill in
        return Metadata()
    return Metadata(
        title=found.title or "",
        author=person((found.author or "").replace("; ", ", ")),
        publisher=found.sitename or "",
        published=found.date or "",
        url=found.url or "",
    )


def _hush() -> None:
    """Keep the extractor's warnings about pages from the terminal."""
    for name in _CHATTY:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
