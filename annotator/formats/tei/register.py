"""The people, organisations and places that tags name, once in a file."""

from collections.abc import Iterable

from annotator.formats.tei.identifiers import record_xml_id
from annotator.formats.tei.node import XML_ID, Node, element, node
from annotator.model.record import Record

_LISTS = {
    "person": ("listPerson", "person", "persName"),
    "organisation": ("listOrg", "org", "orgName"),
    "place": ("listPlace", "place", "placeName"),
}


def register_lists(records: Iterable[Record]) -> dict[str, Node]:
    """Return the lists by kind of record, each sorted by id; a kind without records has no list."""
    ordered = sorted(records, key=lambda record: record.id)
    lists = {}
    for kind, (list_name, item, name) in _LISTS.items():
        items = tuple(
            node(item, {XML_ID: record_xml_id(record.kind, record.id)}, (element(name, record.name),))
            for record in ordered
            if record.kind == kind
        )
        if items:
            lists[kind] = node(list_name, {}, items)
    return lists


def participants(lists: dict[str, Node]) -> tuple[Node, ...]:
    """Return the header's descriptions that hold the lists, for a flavour without stand-off markup."""
    people = tuple(lists[kind] for kind in ("person", "organisation") if kind in lists)
    described = (node("particDesc", {}, people),) if people else ()
    return (*described, element("settingDesc", lists["place"])) if "place" in lists else described
