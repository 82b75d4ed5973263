"""The JSON objects that scripts depend on; members are only ever added."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotator.model.agreement import Figures
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.claim import Claim
from annotator.model.claim_note import ClaimNote
from annotator.model.comment import Comment
from annotator.model.ghost import Ghost
from annotator.model.link import IDENTITY
from annotator.model.loss import Loss
from annotator.model.passage import Passage
from annotator.model.record import FormCount, Record
from annotator.model.standing import Standing
from annotator.services.library import Library

Form = dict[str, Any]


def of_article(library: Library, article: Article, duplicate_of: str = "") -> Form:
    """An article; `characters` and the zones' positions are code points."""
    metadata = article.metadata
    return {
        "id": article.id,
        "title": metadata.title,
        "published": metadata.published,
        "characters": article.characters,
        "zones": [
            {
                "id": zone.id,
                "start": zone.span.start,
                "end": zone.span.end,
                "kind": zone.kind,
                "rule": zone.rule,
            }
            for zone in library.zones(article.id)
        ],
        "sha256": article.sha256,
        "duplicate_of": duplicate_of or None,
        "publisher": metadata.publisher,
        "author": metadata.author,
        "url": metadata.url,
        "language": metadata.language,
        "accession": metadata.accession,
        "accessed": metadata.accessed,
        "file": article.original.name,
        "within": article.original.within or None,
        "encoding": article.original.encoding,
        "original_sha256": article.original.sha256,
    }


def of_losses(losses: Sequence[Loss]) -> list[Form]:
    """What was left out of a file, and how often."""
    return [{"what": loss.what, "count": loss.count} for loss in losses]


def of_annotation(
    annotation: Annotation, text: str, shown: Mapping[str, str], tied: Sequence[str] = ()
) -> Form:
    """An annotation; `ranges` are code points, `text` is the tagged words, fragments joined by an ellipsis.

    `values` are in words (`shown`, see `Tagging.shown`); `links` say which entry or tag the words stand for.
    `tied` are the ids of the tags of other articles that stand for the same thing.
    """
    return {
        "id": annotation.id,
        "article": annotation.article,
        "type": annotation.type,
        "ranges": [[span.start, span.end] for span in annotation.target],
        "text": text,
        "by": annotation.by,
        "certainty": annotation.certainty,
        "values": dict(sorted(shown.items())),
        "state": annotation.state,
        "note": annotation.note,
        "links": {field: link.to_body() for field, link in sorted(annotation.links.items())},
        "type_version": annotation.type_version,
        "tied": list(tied),
    }


def of_ghost(ghost: Ghost, text: str, shown: Mapping[str, str]) -> Form:
    """A tag that could be made; `ranges` are code points of `article`, `annotation` is the tag it comes from."""
    return {
        "id": ghost.id,
        "annotation": ghost.annotation,
        "article": ghost.article,
        "type": ghost.type,
        "ranges": [[span.start, span.end] for span in ghost.target],
        "text": text,
        "same_words": ghost.exact,
        "certainty": ghost.certainty,
        "values": dict(sorted(shown.items())),
        "links": {field: link.to_body() for field, link in sorted(ghost.links.items())},
        "existing": ghost.existing or None,
    }


def of_record(record: Record, mentioned: Sequence[FormCount], mentions: int) -> Form:
    """An entry of the register; `forms` are all its name forms, those given and those found in the articles."""
    found = (count.form for count in mentioned if count.field == IDENTITY[0])
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name,
        "forms": sorted({*record.every_form, *found}),
        "identifiers": [
            {"scheme": identifier.scheme, "value": identifier.value} for identifier in record.identifiers
        ],
        "dates": record.dates,
        "note": record.note,
        "sources": list(record.sources),
        "status": record.status,
        "origin": record.origin,
        "mentions": mentions,
    }


def of_comment(comment: Comment) -> Form:
    """A comment; `reply_to` is the one that opened its thread, `resolved_by` stands on that one."""
    return {"id": comment.id, **comment.to_body()}


def of_claim(claim: Claim) -> Form:
    """A claim; `holder` and `organisation` are names as they are shown, `from` and `to` are EDTF."""
    return {
        "kind": claim.kind,
        "holder": claim.holder_name,
        "holder_id": claim.holder,
        "role": claim.term,
        "organisation": claim.organisation_name,
        "organisation_id": claim.organisation,
        "from": claim.start,
        "to": claim.end,
        "duration": claim.duration,
        "article": claim.article,
        "annotation": claim.annotation,
        "certainty": claim.certainty,
        "by": claim.by,
        "text": claim.text,
    }


def of_claim_note(note: ClaimNote) -> Form:
    """A remark on claims; `claims` are the ids of the annotations on which it rests."""
    return {
        "kind": note.kind,
        "severity": note.severity,
        "sentence": note.sentence,
        "claims": list(note.claims),
    }


def of_passage(passage: Passage, texts: Mapping[str, str]) -> Form:
    """A passage of the articles with these texts, in their order; `spans` are code points.

    A reading has its `kind` and what stands there by article: an article that is missing has no part of it.
    """
    return {
        "spans": {
            name: [span.start, span.end]
            for name, span in zip(texts, passage.spans, strict=True)
            if span is not None
        },
        "score": passage.score,
        "readings": [
            {
                "kind": reading.kind,
                **{
                    name: text[place[0] : place[1]]
                    for (name, text), place in zip(texts.items(), reading.places, strict=True)
                    if place is not None
                },
            }
            for reading in passage.readings
        ],
    }


def of_standing(standing: Standing) -> Form:
    """What articles say that cannot both be so; places are in code points, `annotation` is the tag that claims it.

    `said` is EDTF, a duration with the day until which it counts, or the number as it stands. What was decided
    about it is null while nothing was; of a `reopened` one nothing holds.
    """
    conflict, settlement = standing.conflict, standing.settlement
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "subject": conflict.subject,
        "sentence": conflict.sentence,
        "witnesses": [
            {
                "article": witness.article,
                "start": witness.span.start,
                "end": witness.span.end,
                "text": witness.text,
                "said": witness.said,
                "annotation": witness.annotation or None,
            }
            for witness in conflict.witnesses
        ],
        "state": standing.state,
        "accepted": settlement.value if settlement else None,
        "because": settlement.because if settlement else None,
        "by": settlement.by if settlement else None,
        "at": settlement.at if settlement else None,
    }


def of_figures(one: Figures) -> Form:
    """How far people agree; `article` and `type` are null for all together, a measure is null where it is not defined.

    `tags` has the number of tags of each person. `exact`, `overlap` and `retyped` count pairs of tags, `spans` the units
    of kappa and alpha.
    """
    two = len(one.people) == 2
    return {
        "article": one.article or None,
        "type": one.type or None,
        "people": list(one.people),
        "articles": one.articles,
        "characters": one.characters,
        "tags": dict(zip(one.people, one.tags, strict=True)),
        "exact": one.exact,
        "overlap": one.overlap,
        "retyped": one.retyped,
        "f1": one.f1,
        "precision": one.precision,
        "recall": one.recall,
        "overlap_f1": one.overlap_f1,
        "overlap_precision": one.overlap_precision,
        "overlap_recall": one.overlap_recall,
        "spans": one.spans,
        "cohen_kappa": one.kappa if two else None,
        "fleiss_kappa": None if two else one.kappa,
        "alpha": one.alpha,
        "unitizing_alpha": one.unitizing_alpha,
    }
