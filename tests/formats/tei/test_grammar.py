"""Our grammar takes what we write, and nothing that tei_all refuses."""

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from annotator.formats.exporters import EXPORTERS
from annotator.formats.tei.grammar import grammar_findings
from annotator.formats.tei.node import XML_ID
from annotator.model.article import Metadata, Replacement
from annotator.model.span import Span
from annotator.model.stage import Stage
from annotator.model.zone import Zone
from tests.formats.tei.material import ANNA, AT, RITA, annotated, annotation, decision, exported
from tests.formats.tei.official import jing_errors, needs_jing, needs_tei_all

ARTICLE = annotated(
    "Mr Khan said:\ufffd “I go”.\nIn May 2023 he left Luton.\n",
    annotation(1, "person", (0, 7), values={"name": "Aslam Khan"}, note="a note"),
    annotation(
        2, "quote", (15, 30), (36, 38), values={"speaker": "Aslam Khan", "cue": "said", "mode": "scare"}
    ),
    annotation(3, "date", (10, 33), values={"edtf": "199X", "duration": "P1Y"}),
    annotation(
        4, "role", (3, 20), values={"term": "leader", "holder": "Aslam Khan", "organisation": "Labour"}
    ),
    annotation(5, "place", (43, 48), values={"name": "Luton", "key": "LUT"}),
    annotation(6, "organisation", (43, 48), values={"name": "Luton Council"}),
    annotation(7, "theme", (1, 48), values={"ein Feld": "x"}),
    annotation(8, "mention", (2, 4), values={"link": "https://example.org/x"}),
    zones=(Zone("0" * 31 + "9", "", Span(0, 5), "caption", "first line", "Anna Exämple"),),
    metadata=Metadata("T", "P", "Au", "2011/2012", "https://x.org/", "en", "acc 1", "2024-01-01"),
    replaced=(Replacement(13, 7),),
    reviews=(
        decision(1, "accepted", automatic=True),
        decision(2, "rejected", replaced_by=f"{3:032x}", reason="No.", answer="contested", answered_by=ANNA),
        decision(3, "rejected", event="", replaced_by="e" * 32),
    ),
    stages=(Stage("", ANNA, "signed off", "Done.", RITA, AT),),
)
MUTANTS = 1600

_NAMES = (
    *(
        "p",
        "persName",
        "date",
        "said",
        "seg",
        "note",
        "g",
        "title",
        "idno",
        "fs",
        "f",
        "string",
        "gap",
        "ref",
    ),
    *("quote", "q", "term", "measure", "body", "div", "text"),
)
_ATTRIBUTES = (
    *("type", "subtype", "when", "from", "to", "notBefore", "who", "ref", "n", "key", "cert", "resp", "ana"),
    *("target", "status", "next", "prev", "corresp"),
)
_VALUES = (
    *(
        "",
        "x",
        "a b",
        "#x",
        "high",
        "certain",
        "2023",
        "2023-02-30",
        "0000",
        "--05-12",
        "2023-05-12T24:00:00Z",
    ),
    *(
        "true",
        "#string-range(x,1,2)",
        "1",
        "-1",
        "é",
        "http://[",
        "en",
        "x_y",
        "1a",
        "a:b",
        "P1Y",
        "P",
        "!",
        '~"<',
        "1.2.3",
    ),
)


def mutants(document: bytes, count: int, seed: int) -> Iterator[Any]:
    """Copies of a document with one to three random changes each."""
    chance = random.Random(seed)
    original: Any = etree.fromstring(document)
    for _ in range(count):
        root = copy.deepcopy(original)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            _mutate(chance, root)
        yield root


def _mutate(chance: random.Random, root: Any) -> None:
    elements = list(root.iter("*"))
    element, other = chance.choice(elements), chance.choice(elements)
    parent = element.getparent()
    change = chance.randrange(9)
    if change == 0 and parent is not None:
        parent.remove(element)
    elif change == 1 and parent is not None:
        twin = copy.deepcopy(element)
        for one in twin.iter("*"):
            if XML_ID in one.attrib:
                one.set(XML_ID, f"twin{chance.randrange(10**9)}")
        parent.insert(parent.index(element), twin)
    elif change == 2:
        element.tag = etree.QName(etree.QName(element).namespace, chance.choice(_NAMES)).text
    elif change == 3 and element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]
    elif change == 4 and element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(_VALUES))
    elif change == 5:
        element.set(chance.choice(_ATTRIBUTES), chance.choice(_VALUES))
    elif change == 6:
        element.text = (element.text or "") + "words"
    elif change == 7 and element not in list(other.iterancestors()) and element is not other:
        other.append(element)
    elif change == 8 and len(element):
        element.append(element[0])


@needs_tei_all
@needs_jing
def test_whatever_our_grammar_takes_of_thousands_of_mutants_tei_all_takes(tmp_path: Path) -> None:
    taken: list[Path] = []
    for seed, exporter in enumerate(EXPORTERS[:2]):
        for document in (exported(exporter, ARTICLE), exported(exporter, ARTICLE, annotated("x", number=2))):
            for mutant in mutants(document, MUTANTS // 4, seed):
                if not list(grammar_findings(mutant)):
                    taken.append(tmp_path / f"{len(taken)}.xml")
                    taken[-1].write_bytes(etree.tostring(mutant, encoding="UTF-8", xml_declaration=True))
    assert MUTANTS // 20 < len(taken) < MUTANTS * 3 // 4
    assert jing_errors(taken) == []


def test_most_mutants_are_refused() -> None:
    document = exported(EXPORTERS[0], ARTICLE)
    refused = [mutant for mutant in mutants(document, 300, 7) if list(grammar_findings(mutant))]
    assert len(refused) > 150


def test_what_is_refused_is_named_without_its_namespace() -> None:
    root: Any = etree.fromstring(exported(EXPORTERS[0], ARTICLE))
    root.find(".//{*}annotation").set("cert", "certain")
    (first, *_rest) = grammar_findings(root)
    assert "annotation" in first.message
    assert "http" not in first.message
