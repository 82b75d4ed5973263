"""An article with its text as plain JSON, and back."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from annotator.formats.json_shape import conforms
from annotator.formats.statements.shapes import is_own_id
from annotator.model.article import Article, Metadata, Original, Replacement
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import UnreadableFile
from annotator.text.normalising import REPLACEMENT_CHARACTER

METADATA = tuple(field.name for field in fields(Metadata))
_SHAPE = {
    **dict.fromkeys(METADATA, str),
    "text": str,
    "sha256": str,
    "original": {"sha256": str, "name": str, "media_type": str, "encoding": str, "within?": str},
    "replaced": [[int]],
}


def article_body(source: AnnotatedArticle) -> dict[str, Any]:
    """What is known of an article, its text, and the SHA-256 of that (in UTF-8)."""
    article = source.article
    return {
        **asdict(article.metadata),
        "text": source.text,
        "sha256": article.sha256,
        "original": article.original.to_body(),
        "replaced": [[one.offset, one.code] for one in article.replaced],
    }


def handed_over(source: AnnotatedArticle) -> AnnotatedArticle:
    """An article without the file in which it came here: that stays behind."""
    return replace(source, article=replace(source.article, received=""))


def article_of(identifier: Any, body: Mapping[str, Any]) -> tuple[Article, str]:
    """The article and its text. Raises UnreadableFile for what `article_body` never writes."""
    if not conforms(body, _SHAPE) or not is_own_id(identifier, "article"):
        raise UnreadableFile("An article is not described as Annotator describes it.")
    text: str = body["text"]
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != body["sha256"]:
        raise UnreadableFile("The text of an article was changed: it is not the one of its SHA-256.")
    original = Original(**body["original"])
    if not is_own_id(original.sha256, "sha256"):
        raise UnreadableFile(f"“{original.sha256}” is no SHA-256.")
    replaced = tuple(_replacement(pair, text) for pair in body["replaced"])
    metadata = Metadata(**{name: body[name] for name in METADATA})
    return Article(identifier, metadata, body["sha256"], len(text), original, replaced), text


def _replacement(pair: list[int], text: str) -> Replacement:
    offset, code = pair if len(pair) == 2 else (-1, 0)
    if not (0 <= offset < len(text) and text[offset] == REPLACEMENT_CHARACTER and 0 <= code < 0x110000):
        raise UnreadableFile("A replaced character is not where the file says.")
    return Replacement(offset, code)
