"""Tags as a file holds them: whether their pointers and chains lead where they should."""

import re
from collections.abc import Iterator, Mapping

from annotator.formats.tei.finding import Finding
from annotator.formats.tei.node import XML_ID
from annotator.formats.tei.xpath import XmlElement, line_of, xpath

_RANGE = re.compile(r"#string-range\(([^,()]+),(\d+),(\d+)\)")
_PARAGRAPHS = xpath("tei:text/tei:body/tei:p")
_ANNOTATIONS = xpath("tei:standOff/tei:listAnnotation/tei:annotation")
_ZONES = xpath(
    "tei:teiHeader/tei:fileDesc/tei:notesStmt/tei:note[starts-with(@target, '#string-range')]",
)
_BODY = xpath("string(tei:note[@type = 'body']/*)")
_TEXT = xpath("string()")
_CHAINED = xpath("tei:text//*[@next or @prev] | tei:standOff/tei:spanGrp/tei:span[@next or @prev]")


def paragraph_texts(document: XmlElement) -> dict[str, str]:
    """Text of each paragraph of a `TEI` element by its id (or its number, where it has none), in order."""
    return {
        paragraph.get(XML_ID, str(number)): str(_TEXT(paragraph))
        for number, paragraph in enumerate(_PARAGRAPHS(document))
    }


def target_findings(document: XmlElement, paragraphs: Mapping[str, str]) -> Iterator[Finding]:
    """Yield stand-off tags and zones that point outside their paragraph, or quote another text than it."""
    for annotation in _ANNOTATIONS(document):
        pointed = _pointed(annotation.get("target", ""), paragraphs)
        if pointed is None:
            yield _outside(annotation)
        elif pointed != _BODY(annotation):
            yield Finding(
                line_of(annotation),
                f"The annotation “{annotation.get(XML_ID)}” quotes another text than the one it points to.",
            )
    for zone in _ZONES(document):
        if _pointed(zone.get("target", ""), paragraphs) is None:
            yield _outside(zone)


def chain_findings(document: XmlElement) -> Iterator[Finding]:
    """Yield parts of split tags whose `@next` and `@prev` do not lead to each other, in document order."""
    parts = {part.get(XML_ID): (place, part) for place, part in enumerate(_CHAINED(document))}
    for identifier, (place, part) in parts.items():
        for attribute, back, forward in (("next", "prev", True), ("prev", "next", False)):
            pointer = part.get(attribute)
            if pointer is None:
                continue
            other_place, other = parts.get(pointer[1:], (place, None))
            if other is None or other.get(back) != f"#{identifier}" or (other_place > place) is not forward:
                yield Finding(
                    line_of(part),
                    f"The part “{identifier}” of a split tag and its @{attribute} do not lead to each other.",
                )


def _pointed(target: str, paragraphs: Mapping[str, str]) -> str | None:
    """Text that pointers lead to, one after the other; None when one leads out of its paragraph."""
    texts = []
    for token in target.split():
        match = _RANGE.fullmatch(token)
        paragraph = paragraphs.get(match[1]) if match else None
        if match is None or paragraph is None:
            return None
        start, end = int(match[2]), int(match[2]) + int(match[3])
        if not start < end <= len(paragraph):
            return None
        texts.append(paragraph[start:end])
    return "".join(texts)


def _outside(element: XmlElement) -> Finding:
    return Finding(
        line_of(element),
        f"The target of “{element.get(XML_ID)}” does not lie in one of the paragraphs.",
    )
