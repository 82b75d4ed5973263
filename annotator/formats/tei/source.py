"""Where an article comes from: its bibliographic description, and the file it was read from."""

import re

from annotator.formats.tei.dating import dating
from annotator.formats.tei.node import XML_ID, Node, element, node
from annotator.model.article import Article, Metadata, Original

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+")


def source_description(identifier: str, article: Article) -> Node:
    """Return the `sourceDesc` of an article; `identifier` is the id of its TEI element."""
    return element("sourceDesc", _publication(identifier, article.metadata), _original(article.original))


def dated(name: str, attributes: dict[str, str], value: str) -> Node:
    """Return an element whose text is `value` and whose attributes say the same date if it is EDTF."""
    return node(name, {**attributes, **(dating(value) or {})}, (value,) if value else ())


def _publication(identifier: str, metadata: Metadata) -> Node:
    analytic = []
    if metadata.title:
        analytic.append(node("title", {"level": "a"}, (metadata.title,)))
    if metadata.author:
        analytic.append(element("author", metadata.author))
    if metadata.url:
        kind = "URI" if _URI.fullmatch(metadata.url) else "url"
        analytic.append(node("idno", {"type": kind}, (metadata.url,)))
    imprint = [element("publisher", metadata.publisher)] if metadata.publisher else []
    imprint.append(dated("date", {XML_ID: f"{identifier}.published"}, metadata.published))
    monograph = [node("title", {"level": "j"}, (metadata.publisher,))] if metadata.publisher else []
    monograph.append(node("imprint", {}, tuple(imprint)))
    parts = [node("analytic", {}, tuple(analytic))] if analytic else []
    parts.append(node("monogr", {}, tuple(monograph)))
    if metadata.accessed:
        parts.append(node("note", {"type": "accessed"}, (dated("date", {}, metadata.accessed),)))
    return node("biblStruct", {"type": "newspaper-article"}, tuple(parts))


def _original(original: Original) -> Node:
    within = (node("note", {"type": "within"}, (original.within,)),) if original.within else ()
    return node(
        "bibl",
        {"type": "original"},
        (
            node("title", {"type": "file"}, (original.name,)),
            node("idno", {"type": "sha256", "subtype": "original"}, (original.sha256,)),
            node("note", {"type": "media-type"}, (original.media_type,)),
            node("note", {"type": "encoding"}, (original.encoding,)),
            *within,
        ),
    )
