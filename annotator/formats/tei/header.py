"""The header of one article: what it is, whence it comes, in which language, what was replaced in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.formats.tei.edition import Edition
from annotator.formats.tei.furniture import zone_notes
from annotator.formats.tei.identifiers import character_id
from annotator.formats.tei.mention import comment_notes
from annotator.formats.tei.node import XML_ID, Node, element, node
from annotator.formats.tei.source import source_description

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_RIGHTS = "Text: copyright of its publisher; kept for research."


@dataclass(frozen=True, slots=True)
class FileParts:
    """What the header of a whole file says once; an article inside a corpus says none of it."""

    responsible: tuple[Node, ...] = ()
    encoding: tuple[Node, ...] = ()
    profile: tuple[Node, ...] = ()
    register: tuple[Node, ...] = ()
    """Lists of entries, where these stand beside the text."""


def language_of(edition: Edition) -> str:
    """BCP 47 tag of the article, `und` where none is known."""
    language = edition.article.metadata.language
    return language if _LANGUAGE.fullmatch(language) else "und"


def article_header(
    edition: Edition, authority: str, once: FileParts, notes: Sequence[Node], history: Sequence[Node]
) -> Node:
    """Return the `teiHeader` of an article; `authority` names the project that hands it over."""
    encoding = (*once.encoding, *_characters(edition))
    return element(
        "teiHeader",
        _file(edition, authority, once, (*zone_notes(edition), *comment_notes(edition.comments), *notes)),
        *([node("encodingDesc", {}, encoding)] if encoding else ()),
        element("profileDesc", _languages(edition), *once.profile),
        *([node("revisionDesc", {}, tuple(history))] if history else ()),
    )


def availability(words: str) -> Node:
    """Return the statement of what may be done with the text."""
    return node("availability", {"status": "restricted"}, (element("p", words),))


def _file(edition: Edition, authority: str, once: FileParts, notes: Sequence[Node]) -> Node:
    article = edition.article
    count = str(article.characters)
    identifiers = [
        node("idno", {"type": "local"}, (edition.id,)),
        node("idno", {"type": "sha256", "subtype": "source-text"}, (article.sha256,)),
    ]
    if article.metadata.accession:
        identifiers.append(node("idno", {"type": "accession"}, (article.metadata.accession,)))
    return element(
        "fileDesc",
        element("titleStmt", element("title", f"{article.label} [annotated edition]"), *once.responsible),
        element("extent", node("measure", {"unit": "char", "quantity": count}, (f"{count} characters",))),
        element("publicationStmt", element("authority", authority), *identifiers, availability(_RIGHTS)),
        *([node("notesStmt", {}, tuple(notes))] if notes else ()),
        source_description(edition.id, article),
    )


def _languages(edition: Edition) -> Node:
    tag = language_of(edition)
    return element("langUsage", node("language", {"ident": tag}, (edition.article.metadata.language or tag,)))


def _characters(edition: Edition) -> tuple[Node, ...]:
    """Return what each replaced character was, once per character."""
    if not edition.replaced:
        return ()
    characters = tuple(
        node(
            "char",
            {XML_ID: character_id(edition.id, code)},
            (node("localProp", {"name": "code-point", "value": f"U+{code:04X}"}),),
        )
        for code in sorted(set(edition.replaced.values()))
    )
    return (node("charDecl", {}, characters),)
