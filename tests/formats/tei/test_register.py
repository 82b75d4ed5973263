"""Entries of the register say who entered them and what the articles claim of them."""

from typing import Any

import pytest
from lxml import etree

from annotator.formats.exporters import EXPORTERS
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.claims import claim_nodes
from annotator.model.claim import Claim
from annotator.model.link import Link
from tests.formats.tei.material import AT, KHAN, annotated, annotation, exported
from tests.formats.tei.test_both_flavours import both

T = "{http://www.tei-c.org/ns/1.0}"
CLAIM = Claim(
    "a" * 32, "b" * 16, "role", "1", "", "leader", "2", "Council", "", "", "", "probable", "Anna", "he led"
)


def claimed(**parts: str) -> tuple[str, dict[str, str], list[Any]]:
    """The one element for a claim: name, attributes, children."""
    (node,) = claim_nodes(
        [Claim(**({name: getattr(CLAIM, name) for name in CLAIM.__slots__} | parts))], {"2": "organisation.2"}
    )
    return node[0], dict(node[1]), list(node[2])


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        ("", "", {}),
        ("2021", "", {"from": "2021"}),
        ("", "2023-09", {"notAfter": "2023-09"}),
        ("2021", "2023", {"from": "2021", "to": "2023"}),
        ("2021~", "", {"from-custom": "2021~", "datingMethod": "#edtf"}),
    ],
)
def test_a_role_is_an_affiliation_from_a_time_to_another(start: str, end: str, dates: dict[str, str]) -> None:
    name, attributes, children = claimed(start=start, end=end)
    told = {"source": f"#ann-{'a' * 32}", "cert": "medium"}
    assert name == "affiliation"
    assert attributes.pop("resp").startswith("#u.")
    assert attributes == {"role": "leader", "ref": "#organisation.2", **dates, **told}
    assert [(child[0], child[2]) for child in children] == [
        ("roleName", ("leader",)),
        ("orgName", ("Council",)),
    ]


def test_a_role_in_several_words_is_no_attribute() -> None:
    _name, attributes, children = claimed(term="deputy leader", organisation="unknown")
    assert attributes.keys().isdisjoint({"role", "ref"})
    assert children[0][2] == ("deputy leader",)


def test_a_duration_is_an_event_that_lasted() -> None:
    name, attributes, (label, description) = claimed(
        kind="duration", duration="P12Y", term="served", start="", end=""
    )
    assert (name, attributes["type"], label[2]) == ("event", "duration", ("served",))
    assert description[2] == (("date", {"dur-iso": "P12Y"}, ("he led",)),)


@both
def test_an_entry_says_who_entered_it_when_and_what_is_claimed(exporter: Exporter) -> None:
    role = annotation(
        1, "role", (0, 6), values={"term": "leader", "from": "2021"}, links={"holder": Link(KHAN.id)}
    )
    root: Any = etree.fromstring(exported(exporter, annotated("leader", role)))
    (person,) = root.iter(f"{T}person")
    assert person.get("resp") == root.find(f".//{T}respStmt").get(
        "{http://www.w3.org/XML/1998/namespace}id"
    ).join(("#", ""))
    assert person.find(f"{T}note[@type='entered']/{T}date").get("when") == AT
    (affiliation,) = person.iter(f"{T}affiliation")
    assert (affiliation.get("role"), affiliation.get("from"), affiliation.get("source")) == (
        "leader",
        "2021",
        f"#ann-{1:032x}",
    )


def test_both_flavours_hold_the_same_entries() -> None:
    article = annotated("Mr Khan", annotation(1, "person", (0, 7), values={"name": "Aslam Khan"}))
    entries = []
    for exporter in EXPORTERS[:2]:
        root: Any = etree.fromstring(exported(exporter, article))
        (person,) = root.iter(f"{T}person")
        entries.append([(one.tag, dict(one.attrib), (one.text or "").strip()) for one in person.iter()])
    assert entries[0] == entries[1]
