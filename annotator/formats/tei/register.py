"""The people, organisations and places that tags name, once in a file, with what is claimed of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from annotator.formats.tei.claims import claim_nodes
from annotator.formats.tei.identifiers import annotator_id, record_xml_id
from annotator.formats.tei.mention import moment
from annotator.formats.tei.node import Node, element, node
from annotator.formats.tei.record_element import ELEMENTS, record_node
from annotator.model.claim import Claim
from annotator.model.record import Record

ClaimsOf = Callable[[str], Sequence[Claim]]


def register_lists(records: Iterable[Record], claims_of: ClaimsOf) -> dict[str, Node]:
    """Return the lists by kind of record, each sorted by id; a kind without records has no list."""
    ordered = sorted(records, key=lambda record: record.id)
    known = {record.id: record_xml_id(record.kind, record.id) for record in ordered}
    lists = {}
    for kind, (list_name, _element, _name) in ELEMENTS.items():
        items = tuple(_entry(record, claims_of, known) for record in ordered if record.kind == kind)
        if items:
            lists[kind] = node(list_name, {}, items)
    return lists


def participants(lists: dict[str, Node]) -> tuple[Node, ...]:
    """Return the header's descriptions that hold the lists, for a flavour without stand-off markup."""
    people = tuple(lists[kind] for kind in ("person", "organisation") if kind in lists)
    described = (node("particDesc", {}, people),) if people else ()
    return (*described, element("settingDesc", lists["place"])) if "place" in lists else described


def _entry(record: Record, claims_of: ClaimsOf, known: Mapping[str, str]) -> Node:
    """An entry with the claims about it, who entered it, and when."""
    claims = tuple(claim_nodes(claims_of(record.id), known)) if record.kind == "person" else ()
    name, attributes, children = record_node(record, claims)
    responsible = {"resp": f"#{annotator_id(record.by)}"} if record.by else {}
    when = moment(record.at)
    entered = (node("note", {"type": "entered"}, (node("date", when),)),) if when else ()
    return name, {**attributes, **responsible}, (*children, *entered)
