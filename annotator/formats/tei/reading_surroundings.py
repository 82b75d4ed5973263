"""Reads what a file of ours says once, for all its articles, as far as their tags need it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.formats.tei.node import XML_ID, XmlElement
from annotator.formats.tei.reading_tag_types import definitions_in
from annotator.formats.tei.tag_types import Definition
from annotator.formats.tei.values import TagEncoding, encoding_of
from annotator.formats.tei.xpath import xpath

_PEOPLE = xpath("tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:respStmt")
_IN_HEADER = "tei:teiHeader/tei:profileDesc/*/"
record_elements = xpath(
    " | ".join(
        f"{place}tei:{path}"
        for place in (_IN_HEADER, "tei:standOff/")
        for path in ("listPerson/tei:person", "listOrg/tei:org", "listPlace/tei:place")
    )
)
"""The entries of the register in a `TEI` or `teiCorpus` element."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the tags of an article lead to."""

    people: Mapping[str, str]
    """Names of annotators and reviewers by pointer."""
    records: Mapping[str, str]
    """Ids of register entries by xml:id."""
    categories: Mapping[str, tuple[str, str]]
    """Tag type and version by pointer."""
    encodings: Mapping[str, TagEncoding]


def surroundings_of(root: XmlElement, definitions: Sequence[Definition] | None = None) -> Surroundings:
    """Read the `TEI` element of one article, or the `teiCorpus` of several; `definitions` if they were read."""
    known = definitions_in(root) if definitions is None else definitions
    identifiers = [one.get(XML_ID, "") for one in record_elements(root)]
    return Surroundings(
        people={f"#{one.get(XML_ID)}": one[0].text or "" for one in _PEOPLE(root)},
        records={identifier: identifier.partition(".")[2] for identifier in identifiers},
        categories={f"#{one.identifier}": (one.name, one.version) for one in known},
        encodings={one.name: encoding_of(one.tag_type) for one in known if one.newest and one.tag_type},
    )


def names_of(root: XmlElement, part: str) -> tuple[str, ...]:
    """Names of all who had this part in a file, sorted."""
    having = (one for one in _PEOPLE(root) if part in (resp.text for resp in one[1:]))
    return tuple(sorted(one[0].text or "" for one in having))
