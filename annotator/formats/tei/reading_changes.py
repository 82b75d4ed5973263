"""Reads back what `changes` wrote: who decided on tags, and how far the work on an article has come."""

import re
from collections.abc import Iterator, Mapping, Sequence

from annotator.formats.tei.changes import ANSWER, AUTOMATIC, DECISION, LAPSED, status_of
from annotator.formats.tei.identifiers import mention_id
from annotator.formats.tei.node import XmlElement
from annotator.formats.tei.reading_ids import own_id
from annotator.formats.tei.xpath import xpath
from annotator.model.errors import UnreadableFile
from annotator.model.review import CURRENT, Review
from annotator.model.stage import STAGES, Stage

_OF_TAGS = xpath("tei:teiHeader/tei:revisionDesc/tei:listChange[@type = 'annotations']/tei:change")
_OF_STAGES = xpath("tei:teiHeader/tei:revisionDesc/tei:listChange[@type = 'stages']/tei:change")
_STAGES = {status_of(stage): stage for stage in STAGES}
_ID = re.compile(r"[0-9a-f]{32}")


def changes_in_header(document: XmlElement) -> dict[str, list[XmlElement]]:
    """The changes of each tag, by pointer, where the header tells them."""
    found: dict[str, list[XmlElement]] = {}
    for change in _OF_TAGS(document):
        found.setdefault(change.get("target"), []).append(change)
    return found


def made(changes: Sequence[XmlElement]) -> XmlElement:
    """The change that says who first stated a tag. Raises UnreadableFile when there is none, or more."""
    found = [change for change in changes if change.get("type") is None]
    if len(found) != 1:
        raise UnreadableFile("It does not say just once who made a tag.")
    return found[0]


def read_reviews(
    annotation: str, article: str, changes: Sequence[XmlElement], people: Mapping[str, str]
) -> Iterator[Review]:
    """The decisions on a tag, each with the answer that follows it. Raises UnreadableFile."""
    for place, change in enumerate(changes):
        kind = change.get("type")
        if kind in (DECISION, LAPSED):
            following = changes[place + 1] if place + 1 < len(changes) else change
            answer = following if following.get("type") == ANSWER else None
            yield Review(
                annotation=annotation,
                article=article,
                event=CURRENT if kind == DECISION else "",
                verdict=change.get("status"),
                replaced_by=_replacement(change),
                automatic=change.get("subtype") == AUTOMATIC,
                **_said(change, people, "reason", "by", "at"),
                **({} if answer is None else {"answer": answer.get("status")}),
                **(
                    {}
                    if answer is None
                    else _said(answer, people, "answer_reason", "answered_by", "answered_at")
                ),
            )


def read_stages(document: XmlElement, article: str, people: Mapping[str, str]) -> Iterator[Stage]:
    """How far each person's work on an article has come."""
    for change in _OF_STAGES(document):
        person, stage = people[change.get("corresp")], _STAGES[change.get("status")]
        yield Stage(article, person, stage, **_said(change, people, "reason", "by", "at"))


def _replacement(change: XmlElement) -> str:
    pointer = change.get("corresp")
    if pointer is not None:
        return own_id(pointer[1:], mention_id(""))
    identifier = str(change.get("n", ""))
    if identifier and not _ID.fullmatch(identifier):
        raise UnreadableFile(f"“{identifier}” is no id that Annotator gives.")
    return identifier


def _said(change: XmlElement, people: Mapping[str, str], reason: str, by: str, at: str) -> dict[str, str]:
    who = change.get("who")
    return {
        reason: change.text or "",
        by: people[who] if who is not None else "",
        at: change.get("when", ""),
    }
