"""What the header of a foreign TEI file says of its text, as the metadata of an article."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from annotator.formats.foreign_tei.dating import dated
from annotator.formats.foreign_tei.elements import local
from annotator.formats.tei.node import TEI_NAMESPACE, XML_LANG, XmlElement
from annotator.formats.tei.xpath import xpath
from annotator.model.article import Metadata
from annotator.text.edtf import is_edtf
from annotator.text.normalising import printable

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ADDRESS = re.compile(r"https?://\S+")

_FILE = "tei:teiHeader/tei:fileDesc/"
_SOURCE = f"{_FILE}tei:sourceDesc"


def _words_at(*paths: str) -> Callable[[XmlElement], str]:
    """Words of the first of these places that has any."""
    compiled = tuple(xpath(path) for path in paths)

    def words(element: XmlElement) -> str:
        found = (_words(one) for path in compiled for one in path(element))
        return next(filter(None, found), "")

    return words


_title = _words_at(
    f"{_SOURCE}//tei:analytic/tei:title[1]",
    f"{_SOURCE}//tei:title[@level = 'a'][1]",
    f"{_FILE}tei:titleStmt/tei:title[@type = 'main']",
    f"{_FILE}tei:titleStmt/tei:title",
)
_author = _words_at(
    f"{_SOURCE}//tei:analytic/tei:author",
    f"{_SOURCE}//tei:monogr/tei:author",
    f"{_SOURCE}/tei:bibl/tei:author",
    f"{_FILE}tei:titleStmt/tei:author",
)
_publisher = _words_at(
    f"{_SOURCE}//tei:monogr/tei:title[@level = 'j']",
    f"{_SOURCE}//tei:bibl/tei:title[@level = 'j']",
    f"{_SOURCE}//tei:publisher",
    f"{_FILE}tei:publicationStmt/tei:publisher",
    f"{_FILE}tei:publicationStmt/tei:authority",
)
_DATES = tuple(
    xpath(path)
    for path in (
        f"{_SOURCE}//tei:imprint/tei:date",
        f"{_SOURCE}//tei:bibl/tei:date",
        f"{_SOURCE}//tei:origDate",
        f"{_FILE}tei:publicationStmt/tei:date[not(ancestor::tei:fileDesc/tei:sourceDesc/*[not(self::tei:p)])]",
    )
)
_ACCESSED = xpath(
    f"{_SOURCE}//tei:note[@type = 'accessed']/tei:date | {_SOURCE}//tei:date[@type = 'accessed']"
)
_ADDRESSES = tuple(
    xpath(path)
    for path in (
        f"{_SOURCE}//tei:idno | {_SOURCE}//tei:ref | {_SOURCE}//tei:ptr",
        f"{_FILE}tei:publicationStmt//tei:idno",
    )
)
_number = _words_at(
    f"{_SOURCE}//tei:msIdentifier/tei:idno",
    f"{_FILE}tei:publicationStmt/tei:idno[not(starts-with(normalize-space(), 'http'))]",
)
_LANGUAGES = xpath("tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language/@ident")
_CARRIED = {
    "fileDesc": frozenset(("titleStmt", "publicationStmt", "sourceDesc")),
    "profileDesc": frozenset(("particDesc", "settingDesc", "langUsage")),
}
"""What is read of the header, here or as entries."""
_READ = frozenset(
    (
        "TEI",
        "teiHeader",
        "text",
        "sourceDoc",
        "listPerson",
        "listOrg",
        "listPlace",
        "listAnnotation",
        "spanGrp",
    )
)
"""What is read of a document."""


def metadata_of(document: XmlElement, text: XmlElement) -> Metadata:
    """What a `TEI` element states about its text; empty where it states nothing that we know how to say."""
    return Metadata(
        title=_title(document),
        author=_author(document),
        publisher=_publisher(document),
        published=_date(one for path in _DATES for one in path(document)),
        url=_address(document),
        language=_language(document, text),
        accession=_number(document),
        accessed=_date(_ACCESSED(document)),
    )


def count_lost(document: XmlElement, lost: Counter[str]) -> None:
    """Count the parts of a header that metadata has no place for, and what stands beside the text and is not read."""
    for part in document:
        for one in part if local(part) == "standOff" else (part,):
            if (name := local(one)) and name not in _READ:
                lost[f"element {name} beside the text"] += 1
    header = document.find(f"{{{TEI_NAMESPACE}}}teiHeader")
    for part in () if header is None else header:
        carried = _CARRIED.get(local(part))
        for one in (part,) if carried is None else part:
            if (name := local(one)) and (carried is None or name not in carried):
                lost[f"part of the header: {name}"] += 1


def _words(element: XmlElement) -> str:
    return printable(" ".join("".join(element.itertext()).split()))


def _date(elements: Iterable[XmlElement]) -> str:
    for element in elements:
        value = dated(element.attrib)[0] or _words(element)
        if is_edtf(value):
            return value
    return ""


def _address(document: XmlElement) -> str:
    for path in _ADDRESSES:
        for element in path(document):
            for said in (element.get("target", ""), _words(element)):
                if _ADDRESS.fullmatch(said):
                    return printable(said)
    return ""


def _language(document: XmlElement, text: XmlElement) -> str:
    around = document.getparent()
    said = [text.get(XML_LANG), document.get(XML_LANG), *_LANGUAGES(document)]
    said += [around.get(XML_LANG)] if around is not None else []
    return next((tag for tag in said if tag and _LANGUAGE.fullmatch(tag)), "")
