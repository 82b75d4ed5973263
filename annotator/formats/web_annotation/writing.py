"""Tags, comments, articles and entries as resources of the Web Annotation Data Model.

A tag is an Annotation with the motivation *tagging*. Its bodies say its type (purpose *tagging*), its values
(*describing*), the entries of the register and the tags to which it leads (*identifying*, *linking*) and its note
(*commenting*). Each of its stretches is a target, found by position and by quotation: the Recommendation lets several
selectors of one target mean the same stretch (4.2), so several stretches need several targets. A comment is an
Annotation of the tag, or of the comment that it answers, with the motivation *replying*.
"""

import re
from collections.abc import Iterator
from typing import Any

from annotator.formats.statements.articles import article_body
from annotator.formats.web_annotation.terms import ENTRY_TYPES, article_iri, iri
from annotator.model.annotation import Annotation
from annotator.model.comment import Comment
from annotator.model.corpus import AnnotatedArticle
from annotator.model.link import Link
from annotator.model.record import Record

Resource = dict[str, Any]

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
"""What may be named where an IRI must be."""


def tag_resource(tag: Annotation, article: str, text: str) -> Resource:
    """A tag on an article of this id and text."""
    targets = [_target(selected, article) for selected in tag.to_body(text)["target"]]
    return {
        "id": iri(tag.id),
        "type": "Annotation",
        "motivation": "tagging",
        **_stated(tag.by, tag.at),
        "certainty": tag.certainty,
        "status": tag.state,
        **({"statusBeforeReview": tag.before_review} if tag.before_review else {}),
        "body": list(_bodies(tag)),
        "target": targets if len(targets) > 1 else targets[0],
    }


def comment_resource(comment: Comment) -> Resource:
    """A comment on a tag, on an article as a whole, or on the comment that opened the thread."""
    about = comment.reply_to or comment.annotation
    return {
        "id": iri(comment.id),
        "type": "Annotation",
        "motivation": "replying",
        **_stated(comment.by, comment.at),
        **({"resolvedBy": _person(comment.resolved_by)} if comment.resolved_by else {}),
        "body": _textual("replying", comment.text),
        "target": iri(about) if about else article_iri(comment.article),
    }


def article_resource(source: AnnotatedArticle) -> Resource:
    """What is known of an article, with its text and its furniture; `via` is where it was obtained (3.3.7)."""
    url = source.article.metadata.url
    return {
        "id": article_iri(source.article.id),
        "type": "Text",
        **({"via": url} if _ADDRESS.fullmatch(url) else {}),
        **article_body(source),
        "furniture": [{"id": zone.id, **zone.to_body()} for zone in source.zones],
        **({"decisions": [one.to_body() for one in source.reviews]} if source.reviews else {}),
        **({"stages": [one.to_body() for one in source.stages]} if source.stages else {}),
    }


def record_resource(record: Record) -> Resource:
    """An entry of the register."""
    return {"id": iri(record.id), "type": ENTRY_TYPES[record.kind], **record.to_body()}


def _stated(by: str, at: str) -> Resource:
    return {"creator": _person(by), **({"created": at} if at else {})}


def _person(name: str) -> Resource:
    return {"type": "Person", "name": name}


def _textual(purpose: str, value: str, **more: str) -> Resource:
    return {"type": "TextualBody", "purpose": purpose, **more, "value": value, "format": "text/plain"}


def _bodies(tag: Annotation) -> Iterator[Resource]:
    version = {"typeVersion": tag.type_version} if tag.type_version else {}
    yield _textual("tagging", tag.type, **version)
    for name, value in tag.values.items():
        yield _textual("describing", value, field=name)
    for name, link in tag.links.items():
        if link.record:
            yield _pointing("identifying", name, link, link.record)
        if link.mention:
            yield _pointing("linking", name, link, link.mention)
    if tag.note:
        yield _textual("commenting", tag.note)


def _pointing(purpose: str, field: str, link: Link, to: str) -> Resource:
    authority = {"authority": link.source} if link.source else {}
    return {
        "type": "SpecificResource",
        "purpose": purpose,
        "field": field,
        "source": iri(to),
        "certainty": link.certainty,
        **authority,
    }


def _target(selected: Resource, article: str) -> Resource:
    start, end = selected.pop("start"), selected.pop("end")
    return {
        "type": "SpecificResource",
        "source": article_iri(article),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", **selected},
        ],
    }
