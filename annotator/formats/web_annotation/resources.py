"""Reads single resources of ours back: tags, comments, articles and entries, as what `to_body` gave."""

from collections.abc import Mapping
from typing import Any

from annotator.formats.json_shape import conforms
from annotator.formats.statements.articles import article_of
from annotator.formats.statements.shapes import is_own_id, stated
from annotator.formats.statements.tags import BEFORE
from annotator.formats.web_annotation.terms import article_id_of, id_of
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import UnreadableFile
from annotator.model.zone import Zone

_BESIDE = ("id", "type", "via", "furniture", "decisions", "stages")
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
    **dict.fromkeys(
        ("id", "type", "motivation", "created?", "certainty", "status", "statusBeforeReview?"), str
    ),
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


def record_line(resource: Resource) -> dict[str, Any]:
    """What is stated of an entry of the register."""
    plain = {name: value for name, value in resource.items() if name not in ("id", "type")}
    return {"line": "record", "id": id_of(resource["id"]), **plain}


def read_article(resource: Resource) -> AnnotatedArticle:
    """An article with its text, its furniture, and what was decided; not its tags. Raises UnreadableFile."""
    plain = {key: value for key, value in resource.items() if key not in _BESIDE}
    article, text = article_of(article_id_of(resource["id"]), plain)
    return AnnotatedArticle(
        article,
        text,
        tuple(_zone(raw) for raw in resource["furniture"]),
        (),
        reviews=tuple(stated("review", "", raw) for raw in resource.get("decisions", ())),
        stages=tuple(stated("stage", "", raw) for raw in resource.get("stages", ())),
    )


def _zone(raw: Resource) -> Zone:
    zone: Zone = stated("zone", raw["id"], {key: value for key, value in raw.items() if key != "id"})
    return zone


def tag_body(item: Resource) -> dict[str, Any]:
    """What `tag_line` gave."""
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
        **({BEFORE: item["statusBeforeReview"]} if "statusBeforeReview" in item else {}),
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


def comment_body(item: Resource, article: str, on: Mapping[str, str]) -> dict[str, Any]:
    """What `Comment.to_body` gave; `on` is the tag of each comment before it, and of each tag itself."""
    if not conforms(item, _COMMENT):
        raise UnreadableFile("A comment is not described as Annotator describes it.")
    target = id_of(item["target"])
    return {
        "article": article,
        "annotation": on[target],
        "text": item["body"]["value"],
        "by": item["creator"]["name"],
        "at": item.get("created", ""),
        "reply_to": "" if on[target] == target else target,
        "resolved_by": item.get("resolvedBy", {"name": ""})["name"],
    }
