"""What tags assert of a person, in the person's entry: an `affiliation` for each role, an `event` for each time.

They repeat what the tags say, for tools that read registers and no texts (as ParlaMint writes it); `@source`
points to the tag, `@resp` to who made it.
"""

from collections.abc import Iterable, Iterator, Mapping

from annotator.formats.tei.dating import dating, is_duration
from annotator.formats.tei.identifiers import annotator_id, mention_id
from annotator.formats.tei.mention import CERT
from annotator.formats.tei.node import Node, element, node
from annotator.formats.tei.values import TOKEN
from annotator.model.claim import Claim


def claim_nodes(claims: Iterable[Claim], records: Mapping[str, str]) -> Iterator[Node]:
    """Return the claims in their order, roles first; `records` are the xml:ids of the entries in the file."""
    ordered = list(claims)
    yield from (_affiliation(claim, records) for claim in ordered if claim.kind == "role")
    yield from (_event(claim) for claim in ordered if claim.kind != "role")


def _affiliation(claim: Claim, records: Mapping[str, str]) -> Node:
    attributes = {"role": claim.term} if TOKEN.fullmatch(claim.term) else {}
    if claim.organisation in records:
        attributes["ref"] = f"#{records[claim.organisation]}"
    parts = [element("roleName", claim.term or claim.text)]
    if claim.organisation_name:
        parts.append(element("orgName", claim.organisation_name))
    return node("affiliation", {**attributes, **_dated(claim), **_told(claim)}, tuple(parts))


def _event(claim: Claim) -> Node:
    parts = [element("label", claim.term or claim.text)]
    if claim.duration:
        lasting = {"dur-iso": claim.duration} if is_duration(claim.duration) else {}
        parts.append(element("desc", node("date", lasting, (claim.text,))))
    return node("event", {"type": claim.kind, **_dated(claim), **_told(claim)}, tuple(parts))


def _dated(claim: Claim) -> dict[str, str]:
    if claim.start and claim.end and claim.start != claim.end:
        value = f"{claim.start}/{claim.end}"
    elif claim.kind == "role" and bool(claim.start) is not bool(claim.end):
        value = f"{claim.start or '..'}/{claim.end or '..'}"
    else:
        value = claim.start or claim.end
    return dating(value) or {}


def _told(claim: Claim) -> dict[str, str]:
    return {
        "source": f"#{mention_id(claim.annotation)}",
        "resp": f"#{annotator_id(claim.by)}",
        "cert": CERT[claim.certainty],
    }
