"""Python libraries that read TEI: delb, standoffconverter, tei_reader and acdh-tei-pyutils."""

from collections import Counter
from typing import Any

from tests.clients.client import Client, Read
from tests.clients.installing import Workshop, library
from tests.clients.sample import Sample


def _by_delb(sample: Sample, _workshop: Workshop) -> list[Read]:
    import delb

    found = []
    for flavour, marks in _MARKS.items():
        document: Any = delb.Document(sample.file(flavour))
        again: Any = delb.Document(str(document.root))
        heads = [node.attributes for node in document.css_select(marks) if "prev" not in node.attributes]
        tags = [one["ana"].split()[0] for one in heads if "ana" in one]
        types = [tag.removeprefix("#tag.") for tag in tags if tag.startswith("#tag.")]
        texts, texts_again = (
            [body.full_text for body in one.css_select("body")] for one in (document, again)
        )
        found.append(
            Read(
                *(flavour, texts, Counter(types)),
                right=texts_again == texts,
                accepted=flavour.endswith("accepted"),
                remark="written again, the text is the same",
            )
        )
    return found


_MARKS = {
    "tei-standoff": "annotation",
    "tei-inline": "body *",
    "tei-inline-accepted": "body *",
    "tei-anchors": "span",
}
"""Where tags are marked, as a selector of CSS."""
_STANDOFF = """
import json, sys
from lxml import etree
from standoffconverter import Standoff, View
tei = "http://www.tei-c.org/ns/1.0"
texts = []
for path in sys.argv[1:]:
    standoff = Standoff(etree.parse(path), namespaces={"tei": tei})
    texts.append(View(standoff).get_plain())
print(json.dumps(texts))
"""
_TEI_READER = """
import json, sys
from tei_reader import TeiReader
print(json.dumps([TeiReader().read_file(path).text for path in sys.argv[1:]]))
"""
_ACDH = """
import collections, json, sys
from acdh_tei_pyutils.tei import TeiReader
document = TeiReader(sys.argv[1])
tags = document.any_xpath(sys.argv[2] + "[starts-with(@ana, '#tag.')][not(@prev)]/@ana")
texts = ["".join(body.itertext()) for body in document.any_xpath(".//tei:body")]
print(json.dumps([texts, collections.Counter(tag.split()[0][5:] for tag in tags)]))
"""
_PLAIN = ("tei-standoff", "tei-inline", "tei-anchors", "tei-plain")


def _by_standoffconverter(sample: Sample, workshop: Workshop) -> list[Read]:
    python = workshop.python(*_STANDOFF_PACKAGES)
    return [
        Read(f"{flavour}, one article a file", workshop.told_by(python, _STANDOFF, *sample.each(flavour)))
        for flavour in _PLAIN
    ]


def _by_tei_reader(sample: Sample, workshop: Workshop) -> list[Read]:
    python = workshop.python("tei_reader")
    return [
        Read(
            f"{flavour}, one article a file",
            workshop.told_by(python, _TEI_READER, *sample.each(flavour)),
            spaces=False,
        )
        for flavour in _PLAIN
    ]


def _by_acdh(sample: Sample, workshop: Workshop) -> list[Read]:
    python = workshop.python("acdh-tei-pyutils")
    found = []
    for flavour, marks in _MARKS.items():
        path = f".//tei:{marks.replace(' ', '//')}"
        texts, tags = workshop.told_by(python, _ACDH, sample.file(flavour), path)
        found.append(Read(flavour, texts, tags, accepted=flavour.endswith("accepted")))
    return found


_STANDOFF_PACKAGES = ("standoffconverter", "pandas<3")
DELB = Client("delb", "PyPI: delb", lambda _workshop: library("delb"), _by_delb, quick=True)
STANDOFFCONVERTER = Client(
    "standoffconverter",
    "PyPI: standoffconverter, pandas<3",
    lambda shop: shop.version_in(shop.python(*_STANDOFF_PACKAGES), "standoffconverter"),
    _by_standoffconverter,
)
TEI_READER = Client(
    "tei_reader",
    "PyPI: tei_reader",
    lambda shop: shop.version_in(shop.python("tei_reader"), "tei_reader"),
    _by_tei_reader,
)
ACDH = Client(
    "acdh-tei-pyutils",
    "PyPI: acdh-tei-pyutils",
    lambda shop: shop.version_in(shop.python("acdh-tei-pyutils"), "acdh-tei-pyutils"),
    _by_acdh,
)
