"""Which lines join a tag with others: what it points at, and what points at it."""

from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.model.tag_type import Field, TagType
from annotator.ui.marks import links_of, mentions_of
from annotator.ui.text_view import LinkLine

ROLE = TagType(
    "role", "Role", "R", "R", "#225588", "#88bbee", "plain", "seg",
    fields=(Field("holder", "Held by", "person"), Field("organisation", "Organisation", "organisation")),
)  # fmt: skip


def tag(identifier: str, **links: Link) -> Annotation:
    return Annotation(identifier, "article", "role", (Span(0, 1),), "Anna", "", links=links)


def test_lines_go_both_ways_and_links_to_the_register_have_none() -> None:
    khan = tag("khan", holder=Link(record="1"))
    leader = tag("leader", holder=Link(mention="khan"), organisation=Link(mention="council"))
    deputy = tag("deputy", holder=Link(mention="khan"), organisation=Link(mention="khan"))
    assert mentions_of(leader) == ("khan", "council")
    assert mentions_of(khan) == ()
    assert links_of(leader, [], [ROLE]) == [
        LinkLine("khan", "Held by"),
        LinkLine("council", "Organisation"),
    ]
    assert links_of(khan, [leader, deputy], [ROLE]) == [
        LinkLine("leader", "Held by", outward=False),
        LinkLine("deputy", "Held by", outward=False),
        LinkLine("deputy", "Organisation", outward=False),
    ]


def test_a_field_that_its_type_no_longer_has_is_called_by_its_name() -> None:
    leader = tag("leader", deputy=Link(mention="khan"))
    assert links_of(leader, [], [ROLE]) == [LinkLine("khan", "deputy")]
