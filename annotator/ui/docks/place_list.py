"""Places where some words stand, article by article, each with its context and a box to check."""

from annotator.model.occurrence import FREE, Hit
from annotator.model.span import Span
from annotator.ui.docks.check_list import CheckList


class PlaceList(CheckList[Hit]):
    """Those of somebody else are checked one by one."""

    def key(self, item: Hit) -> tuple[str, Span]:
        """The place itself."""
        return item.article, item.span

    def is_offered(self, item: Hit) -> bool:
        """Whether nobody else is meant there."""
        return item.state == FREE

    def words(self, item: Hit) -> str:
        """The words of a place with their neighbours."""
        return in_context(item)

    def remark(self, item: Hit) -> str:
        """What speaks against a place, or is particular about it."""
        if item.who:
            return self.tr("%s?") % item.who
        return self.tr("tagged, without an entry") if item.annotation else ""


def in_context(hit: Hit) -> str:
    """The words of a place with their neighbours, on one line."""
    return " ".join(f"{hit.before}{hit.words}{hit.after}".split())
