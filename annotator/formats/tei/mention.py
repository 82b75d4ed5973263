"""One tag as TEI says it, before a flavour decides where it stands; and the notes that go with it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from annotator.formats.tei.identifiers import (
    annotation_id,
    annotator_id,
    comment_id,
    mention_id,
    status_id,
    tag_id,
    tag_version_id,
)
from annotator.formats.tei.node import XML_ID, XML_SPACE, Node, element, node
from annotator.formats.tei.values import NAME, Feature, TagEncoding
from annotator.model.annotation import Annotation
from annotator.model.comment import Comment
from annotator.model.link import Link
from annotator.model.review import Review

CERT = {"certain": "high", "probable": "medium", "possible": "low", "unknown": "unknown"}
NAMELESS = "value"
"""Name of a feature or relation whose own name, which stands in `@n`, is no XML name."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


class Mention(NamedTuple):
    """A tag with its TEI element; `ana`, `cert` and `resp` are what both flavours say about it."""

    annotation: Annotation
    element: str
    attributes: Mapping[str, str]
    features: tuple[Feature, ...]
    ana: str
    cert: str
    resp: str
    comments: Sequence[Comment] = ()
    reviews: Sequence[Review] = ()


def mention_of(
    annotation: Annotation,
    encoding: TagEncoding,
    records: Mapping[str, str],
    comments: Sequence[Comment] = (),
    reviews: Sequence[Review] = (),
) -> Mention:
    """Return a tag as TEI says it; `records` are the xml:ids of the register entries in the file by their ids."""
    attributes, features = encoding.carry(annotation.values, annotation.links, records)
    return Mention(
        annotation,
        encoding.element,
        attributes,
        features,
        _ana(annotation.type, annotation.type_version, encoding.tag_type.version, annotation.state),
        CERT[annotation.certainty],
        f"#{annotator_id(annotation.by)}",
        comments,
        reviews,
    )


@lru_cache(maxsize=1024)
def _ana(tag_type: str, version: str, newest: str, state: str) -> str:
    category = tag_id(tag_type) if version == newest else tag_version_id(tag_type, version)
    return f"#{category} #{status_id(state)}"


def moment(at: str) -> dict[str, str]:
    """Attribute that says when something was stated; none for what is no such time."""
    return {"when": at} if _MOMENT.fullmatch(at) else {}


def notes_of(mention: Mention, target: str = "") -> Iterable[Node]:
    """Return what a tag says that has no attribute in TEI, the annotator's own note, and the comments."""
    pointing = {"target": target} if target else {}
    if data := _data(mention):
        yield node("note", {"type": "data", **pointing, XML_SPACE: "preserve"}, data)
    if mention.annotation.note:
        attributes = {"type": "annotator", **pointing, "resp": mention.resp, XML_SPACE: "preserve"}
        yield node("note", attributes, (mention.annotation.note,))
    if mention.comments:
        yield from comment_notes(mention.comments)


def comment_notes(comments: Sequence[Comment]) -> Iterator[Node]:
    """Return the remarks of one tag, or of the article as a whole."""
    openings = {comment.id for comment in comments}
    for comment in comments:
        yield from _comment(comment, openings)


def _data(mention: Mention) -> tuple[Node, ...]:
    """Values without an attribute; how sure links are and whence they came; a relation for each to another tag."""
    data = []
    if mention.features:
        data.append(node("fs", {}, tuple([_feature(feature) for feature in mention.features])))
    links = mention.annotation.links
    if doubts := [name for name, link in links.items() if link.source or link.certainty != "certain"]:
        circumstances = tuple(_circumstances(name, links[name]) for name in sorted(doubts))
        data.append(node("fs", {"type": "links"}, circumstances))
    if pointing := [name for name, link in links.items() if link.mention]:
        active = f"#{annotation_id(mention.annotation)}"
        relations = tuple(_relation(active, name, links[name]) for name in sorted(pointing))
        data.append(node("listRelation", {}, relations))
    return tuple(data)


def _feature(feature: Feature) -> Node:
    """`@corresp` points to the register entry that is named."""
    attributes = _named(feature.name)
    if feature.record:
        attributes["corresp"] = f"#{feature.record}"
    return node("f", attributes, (_string(feature.value),))


def _circumstances(name: str, link: Link) -> Node:
    return node("f", {**_named(name), "cert": CERT[link.certainty]}, (_string(link.source),))


def _relation(active: str, name: str, link: Link) -> Node:
    return node("relation", {**_named(name), "active": active, "passive": f"#{mention_id(link.mention)}"})


def _comment(comment: Comment, openings: set[str]) -> Iterator[Node]:
    """A remark points to its tag or article, a reply to the remark that it answers; who settled a thread follows."""
    about = mention_id(comment.annotation) if comment.annotation else f"a{comment.article}"
    answered = comment.reply_to in openings
    attributes = {
        XML_ID: comment_id(comment.id),
        "type": "comment",
        "target": f"#{comment_id(comment.reply_to) if answered else about}",
        "resp": f"#{annotator_id(comment.by)}",
        XML_SPACE: "preserve",
    }
    yield node("note", attributes, (node("date", moment(comment.at)), comment.text))
    if comment.resolved_by:
        resp = f"#{annotator_id(comment.resolved_by)}"
        yield node("note", {"type": "resolution", "target": f"#{comment_id(comment.id)}", "resp": resp})


def _named(name: str) -> dict[str, str]:
    """A name for a feature or relation; one that is no XML name stands in `@n`."""
    return {"name": name} if NAME.fullmatch(name) else {"name": NAMELESS, "n": name}


def _string(value: str) -> Node:
    return element("string", value) if value else element("string")
