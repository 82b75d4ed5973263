"""Checks plain TEI against the project: its texts, and the stretches that its elements mark."""

from collections import Counter
from collections.abc import Callable, Iterator

from annotator.formats.tei.finding import Finding
from annotator.formats.tei.node import TEI_NAMESPACE, XML_ID, XmlElement
from annotator.formats.tei.plain import plain_article
from annotator.formats.tei.xpath import line_of, xpath
from annotator.model.corpus import AnnotatedArticle
from annotator.model.span import Span

_BODY = xpath("tei:text/tei:body")
_UNTAGGED = {f"{{{TEI_NAMESPACE}}}{name}" for name in ("body", "p", "g")}
_WRAPPER = f"{{{TEI_NAMESPACE}}}seg"


def plain_differences(
    stored: Callable[[str], AnnotatedArticle],
) -> Callable[[XmlElement], Iterator[Finding]]:
    """Return what yields where a `TEI` element has another text, or marks other words, than the project."""

    def differences(document: XmlElement) -> Iterator[Finding]:
        name = document.get(XML_ID).removeprefix("a")
        article = plain_article(stored(name), Counter())
        found: list[Span] = []
        (body,) = _BODY(document)
        text = "".join(body.itertext())
        if text != article.text:
            yield Finding(line_of(document), f"The text of “{name}” is not the stored text.")
        _marked(body, 0, found)
        if sorted(found) != sorted(tag.target[0] for tag in article.annotations):
            yield Finding(line_of(document), f"The tags of “{name}” are not those of the project.")

    return differences


def _marked(element: XmlElement, start: int, found: list[Span]) -> int:
    """Add what an element and those in it mark; returns where it ends."""
    position = start + len(element.text or "")
    for child in element:
        position = _marked(child, position, found) + len(child.tail or "")
    # a seg that says nothing only lets a quotation stand in a date
    if element.tag not in _UNTAGGED and (element.tag != _WRAPPER or element.attrib):
        found.append(Span(start, position))
    return position
