"""Our own RELAX NG grammar of the TEI we write; it compiles in milliseconds, where tei_all takes seconds."""

from collections.abc import Iterator
from functools import cache

from lxml import etree

from annotator.formats.tei.declarations import PLAIN
from annotator.formats.tei.finding import Finding
from annotator.formats.tei.node import TEI_NAMESPACE
from annotator.formats.tei.xpath import XmlElement, xpath
from annotator.resource_files import resource

_PLAIN = xpath(f"boolean(/*/tei:teiHeader/tei:encodingDesc/tei:appInfo/tei:application[@ident = '{PLAIN}'])")


def grammar_findings(element: XmlElement) -> Iterator[Finding]:
    """Yield where a `TEI` or `teiCorpus` element leaves the grammar; nothing when it is valid."""
    grammar = _grammar("plain.rng" if _PLAIN(element) else "annotator.rng")
    if grammar.validate(element):
        return
    seen = set()
    for entry in grammar.error_log:
        message = entry.message.replace(f"{{{TEI_NAMESPACE}}}", "")
        if (entry.line, message) not in seen:
            seen.add((entry.line, message))
            yield Finding(entry.line, f"Not as our grammar has it: {message}.")


@cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(resource("tei", name)))
