"""Where an article comes from: its bibliographic description, and the file it was read from."""

import re

from annotator.formats.tei.dating import dating
from annotator.formats.tei.node import XML_ID, Node, element
from annotator.model.article import Article, Metadata, Original

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+")


def source_description(identifier: str, article: Article) -> Node:
    """Return the `sourceDesc` of an article; `identifier` is the id of its TEI element."""
    return element("sourceDesc", _publication(identifier, article.metadata), _original(article.original))


def dated(name: str, attributes: dict[str, str], value: str) -> Node:
    """Return an element whose text is `value` and whose attributes say the same date if it is EDTF."""
    return Node(name, {**attributes, **(dating(value) or {})}, (value,) if value else ())


def _publication(identifier: str, metadata: Metadata) -> Node:
    analytic = []
    if metadata.title:
        analytic.append(Node("title", {"level": "a"}, (metadata.title,)))
    if metadata.author:
        analytic.append(element("author", metadata.author))
    if metadata.url:
        kind = "URI" if _URI.fullmatch(metadata.url) else "url"
        analytic.append(Node("idno", {"type": kind}, (metadata.url,)))
    imprint = [element("publisher", metadata.publisher)] if metadata.publisher else []
    imprint.append(dated("date", {XML_ID: f"{identifier}.published"}, metadata.published))
    monograph = [Node("title", {"level": "j"}, (metadata.publisher,))] if metadata.publisher else []
    monograph.append(Node("imprint", {}, tuple(imprint)))
    parts = [Node("analytic", {}, tuple(analytic))] if analytic else []
    parts.append(Node("monogr", {}, tuple(monograph)))
    if metadata.accessed:
        parts.append(Node("note", {"type": "accessed"}, (dated("date", {}, metadata.accessed),)))
    return Node("biblStruct", {"type": "newspaper-article"}, tuple(parts))


def _original(original: Original) -> Node:
    return Node(
        "bibl",
        {"type": "original"},
        (
            Node("title", {"type": "file"}, (original.name,)),
            Node("idno", {"type": "sha256", "subtype": "original"}, (original.sha256,)),
            Node("note", {"type": "media-type"}, (original.media_type,)),
            Node("note", {"type": "encoding"}, (original.encoding,)),
        ),
    )
