"""Reads Web Annotations of ours back into what they were exported from, whatever blanks lie between them."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from annotator.formats.json_reader import read_json
from annotator.formats.json_shape import conforms
from annotator.formats.statements.articles import article_of
from annotator.formats.statements.gathering import OF_EVERYBODY, Gathered
from annotator.formats.statements.shapes import is_own_id, refuse_forbidden, stated
from annotator.formats.web_annotation.terms import NAMESPACE, article_id_of, id_of
from annotator.model.annotation import Annotation
from annotator.model.comment import Comment
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import Cancelled, KnownError, UnreadableFile
from annotator.model.zone import Zone

_SIGN = f'"annotator":"{NAMESPACE}"'.encode()
_HEAD = 8192
"""Bytes in which a file of ours says so."""
_LARGEST = 256_000_000
"""Bytes; JSON is held in memory as a whole, several times as large."""
_BLANK = re.compile(rb"\s+")
_BESIDE = ("id", "type", "via", "furniture")
"""What an article has beside its body."""
_PERSON = {"type": str, "name": str}
_BODY = {
    **dict.fromkeys(("type", "purpose"), str),
    **dict.fromkeys(
        ("value?", "format?", "field?", "source?", "certainty?", "authority?", "typeVersion?"), str
    ),
}
_POSITION = {"type": str, "start": int, "end": int}
_QUOTE = dict.fromkeys(("type", "exact", "prefix", "suffix"), str)
_TAG = {
    **dict.fromkeys(("id", "type", "motivation", "created?", "certainty", "status"), str),
    "creator": _PERSON,
    "body": [_BODY],
}
_COMMENT = {
    **dict.fromkeys(("id", "type", "motivation", "created?", "target"), str),
    "creator": _PERSON,
    "resolvedBy?": _PERSON,
    "body": _BODY,
}

Resource = Mapping[str, Any]


def is_ours(stream: BinaryIO) -> bool:
    """Whether Annotator wrote a file, as its context says."""
    return _SIGN in _BLANK.sub(b"", stream.read(_HEAD))


def verify(stream: BinaryIO, name: str, after_each: Callable[[], None]) -> None:
    """Raise UnreadableFile, with one sentence, unless all of a file is as Annotator wrote it.

    `after_each` is called after each article.
    """
    _read(stream, name, after_each)


def read_corpus(stream: BinaryIO, name: str) -> Corpus:
    """Return what a file was exported from. Raises UnreadableFile."""
    gathered, articles = _read(stream, name, lambda: None)
    return gathered.corpus(iter(articles))


def read_articles(stream: BinaryIO, name: str) -> list[AnnotatedArticle]:
    """The articles of a file with what stands on them. Raises UnreadableFile."""
    return _read(stream, name, lambda: None)[1]


def _read(
    stream: BinaryIO, name: str, after_each: Callable[[], None]
) -> tuple[Gathered, list[AnnotatedArticle]]:
    """All of a file; the one boundary for what is wrong in it."""
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableFile(
            f"{name} is larger than {_LARGEST // 1_000_000} MB; hand so much over as JSON Lines or TEI."
        )
    document = read_json(data, name)
    try:
        refuse_forbidden(document)
        gathered = Gathered(name=document["label"])
        for line in (*document["project"], *(_record_line(one) for one in document["register"])):
            kind = line.pop("line")
            if kind not in OF_EVERYBODY:
                raise UnreadableFile(f"“{kind}” is nothing that Annotator states.")
            gathered.take(kind, line.pop("id", ""), line)
        articles = list(_articles(document))
        for source in articles:
            gathered.add(source)
            after_each()
        gathered.check()
    except Cancelled:
        raise
    except KnownError as error:
        raise UnreadableFile(f"{name} cannot be taken in: {error}") from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise UnreadableFile(
            f"{name} cannot be taken in: it is not built as Annotator builds it; export it again."
        ) from error
    return gathered, articles


def _record_line(resource: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in resource.items() if name not in ("id", "type")}
    return {"line": "record", "id": id_of(resource["id"]), **plain}


def _articles(document: Resource) -> Iterator[AnnotatedArticle]:
    tags: dict[str, list[tuple[Annotation, Resource]]] = {}
    comments: dict[str, list[Resource]] = {}
    on: dict[str, str] = {}
    """The tag of each thread, and of each tag itself."""
    for item in document["first"]["items"]:
        if item["motivation"] == "tagging":
            body = _tag_body(item)
            tags.setdefault(body["article"], []).append((stated("annotation", id_of(item["id"]), body), body))
            on[id_of(item["id"])] = id_of(item["id"])
        else:
            body = _comment_body(item, on)
            on[id_of(item["id"])] = body["annotation"]
            comments.setdefault(body["annotation"], []).append(body)
    for resource in document["articles"]:
        yield _article(resource, tags, comments)
    if tags or comments:
        raise UnreadableFile("A tag or comment stands on an article or a tag that is not there.")


def _article(
    resource: Resource,
    tags: dict[str, list[tuple[Annotation, Resource]]],
    comments: dict[str, list[Resource]],
) -> AnnotatedArticle:
    plain = {key: value for key, value in resource.items() if key not in _BESIDE}
    article, text = article_of(article_id_of(resource["id"]), plain)
    here = tags.pop(article.id, [])
    if any(tag.to_body(text) != body for tag, body in here):
        raise UnreadableFile("The words of a tag do not stand in the text where it says.")
    threads = [
        stated("comment", body["id"], {**_without_id(body), "article": article.id})
        for tag, _body in here
        for body in comments.pop(tag.id, ())
    ]
    return AnnotatedArticle(
        article,
        text,
        tuple(_zone(raw) for raw in resource["furniture"]),
        tuple(tag for tag, _body in here),
        tuple(sorted(threads, key=_in_threads)),
    )


def _in_threads(one: Comment) -> tuple[str, bool, str]:
    """The order of comments: thread by thread, the opening one first."""
    return (one.reply_to or one.id, bool(one.reply_to), one.id)


def _without_id(body: Resource) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key != "id"}


def _zone(raw: Resource) -> Zone:
    zone: Zone = stated("zone", raw["id"], _without_id(raw))
    return zone


def _tag_body(item: Resource) -> dict[str, Any]:
    """What `Annotation.to_body` gave."""
    targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
    if not conforms({key: value for key, value in item.items() if key != "target"}, _TAG):
        raise UnreadableFile("A tag is not described as Annotator describes it.")
    body: dict[str, Any] = {
        "article": article_id_of(targets[0]["source"]),
        "type": "",
        "target": [_selected(target, targets[0]["source"]) for target in targets],
        "by": item["creator"]["name"],
        "at": item.get("created", ""),
        "certainty": item["certainty"],
        "note": "",
        "values": {},
        "state": item["status"],
        "links": {},
        "type_version": "",
    }
    for one in item["body"]:
        _take_body(one, body)
    return body


def _take_body(one: Resource, body: dict[str, Any]) -> None:
    purpose = one["purpose"]
    if purpose == "tagging":
        body["type"], body["type_version"] = one["value"], one.get("typeVersion", "")
    elif purpose == "describing":
        body["values"][one["field"]] = one["value"]
    elif purpose == "commenting":
        body["note"] = one["value"]
    else:
        pointer = {"identifying": "record", "linking": "mention"}[purpose]
        new = {"record": "", "mention": ""}
        link = body["links"].setdefault(one["field"], new)
        link |= {
            "certainty": one["certainty"],
            "source": one.get("authority", ""),
            pointer: id_of(one["source"]),
        }
        if not is_own_id(link[pointer], pointer):
            raise UnreadableFile(f"“{one['source']}” is no name that Annotator gives.")


def _selected(target: Resource, source: str) -> dict[str, Any]:
    position, quote = target["selector"]
    if target["source"] != source or not conforms(position, _POSITION) or not conforms(quote, _QUOTE):
        raise UnreadableFile("A tag does not stand in the text as Annotator says it.")
    return {
        **{key: position[key] for key in ("start", "end")},
        **{key: quote[key] for key in ("exact", "prefix", "suffix")},
    }


def _comment_body(item: Resource, on: Mapping[str, str]) -> dict[str, Any]:
    if not conforms(item, _COMMENT):
        raise UnreadableFile("A comment is not described as Annotator describes it.")
    target = id_of(item["target"])
    return {
        "id": id_of(item["id"]),
        "annotation": on[target],
        "text": item["body"]["value"],
        "by": item["creator"]["name"],
        "at": item.get("created", ""),
        "reply_to": "" if on[target] == target else target,
        "resolved_by": item.get("resolvedBy", {"name": ""})["name"],
    }
