"""What is proposed for tags of other programs is always a valid tag set, whatever they are called."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.found_file import FoundFile
from annotator.model.tag_mapping import MappingRule
from annotator.model.tag_type import Field, TagType
from annotator.services.adopting import Look
from annotator.services.remembered_mappings import recalled, remember
from annotator.services.settings import Settings
from annotator.services.tag_mappings import (
    FoundKind,
    Wish,
    missing_types,
    proposed,
    rule_for,
    slug,
    united,
    wished,
)
from annotator.services.tag_type_files import checked

PATH = Path("a.ann")
PERSON = TagType(
    "person",
    "Person",
    "P",
    "P",
    "#1f6fb2",
    "#6cb2eb",
    "plain",
    "persName",
    fields=(Field("name", "Who", "person"),),
)


def kind(name: str, *names: str, count: int = 1, **pointers: str) -> FoundKind:
    return FoundKind(name, count, "", dict.fromkeys((*names, *pointers), 1), pointers)


_KINDS = st.lists(
    st.builds(
        lambda name, values, pointers: kind(name, *values, **pointers),
        st.text(min_size=1, max_size=60),
        st.lists(st.text(min_size=1, max_size=50), max_size=4),
        st.dictionaries(
            st.text(min_size=1, max_size=50), st.sampled_from(("tag", "person", "agent")), max_size=2
        ),
    ),
    max_size=6,
    unique_by=lambda one: one.kind,
)


@given(_KINDS)
def test_the_types_that_are_proposed_are_valid_and_each_kind_has_one(kinds: list[FoundKind]) -> None:
    mapping = proposed(kinds, (), (PERSON,))
    assert [rule.kind for rule in mapping] == sorted(one.kind for one in kinds)
    made = {checked(tag_type).name: tag_type for tag_type in missing_types(mapping, kinds, (PERSON,))}
    for rule in mapping:
        tag_type = made.get(rule.type, PERSON)
        assert tag_type.name == rule.type
        assert all(tag_type.find(field) for field in rule.fields.values())


@given(_KINDS)
def test_what_was_made_for_a_file_is_proposed_for_it_again(kinds: list[FoundKind]) -> None:
    mapping = proposed(kinds, (), (PERSON,))
    types = (PERSON, *missing_types(mapping, kinds, (PERSON,)))
    again = proposed(kinds, (), types)
    assert list(missing_types(again, kinds, types)) == []


@given(st.text(max_size=80))
def test_a_name_of_a_name_is_the_name(words: str) -> None:
    assert slug(slug(words)) == slug(words)


def test_a_value_goes_to_the_field_of_its_name_and_pointers_decide_the_kind_of_a_new_one() -> None:
    found = kind("PER", "name", "sure")
    assert rule_for(found, "person", (PERSON,)) == MappingRule("PER", "person", {"name": "name"})
    assert rule_for(found, "", (PERSON,)) == MappingRule("PER", "")
    (made,) = missing_types((rule_for(kind("X", who="agent"), "x", ()),), [kind("X", who="agent")], ())
    assert [(field.name, field.kind) for field in made.fields] == [("who", "agent")]


def test_a_wish_takes_the_place_of_what_is_proposed() -> None:
    kinds = [kind("a", "b"), kind("c")]
    mapping = proposed(kinds, (), (PERSON,))
    wishes = [Wish("a", "person", {"b": "name"}), Wish("elsewhere", "person")]
    assert wished(mapping, kinds, (PERSON,), wishes) == (
        MappingRule("a", "person", {"b": "name"}),
        MappingRule("c", "c"),
    )


def test_the_kinds_of_several_files_are_those_of_one() -> None:
    one = united(
        [[kind("a", "x", count=2), kind("b")], [kind("b", count=3, who="person")], [kind("b", who="tag")]]
    )
    assert [(found.kind, found.count, dict(found.names), dict(found.pointers)) for found in one] == [
        ("b", 5, {"who": 2}, {"who": "tag"}),
        ("a", 2, {"x": 1}, {}),
    ]


def look(*kinds: FoundKind) -> Look:
    mapping = proposed(kinds, (), (PERSON,))
    return Look(
        path=PATH, data=b"", format="", found=FoundFile("brat", ()), kinds=kinds, mapping=mapping, articles=()
    )


def test_what_was_chosen_last_is_recalled_kind_by_kind() -> None:
    settings = Settings()
    remember(settings, [look(kind("a", "b"))], (MappingRule("a", "person", {"b": "name"}),))
    remember(settings, [look(kind("c"))], (MappingRule("c", ""), MappingRule("other", "x")))
    assert recalled(settings, look(kind("a", "b"), kind("c"), kind("other")), (PERSON,)) == (
        MappingRule("a", "person", {"b": "name"}),
        MappingRule("c", ""),
        MappingRule("other", "other"),
    )


_ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.text(max_size=5) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(("brat", "a", "b", "1 %")), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(_ANYTHING)
def test_settings_that_were_damaged_recall_only_what_can_be(damaged: Any) -> None:
    settings = Settings(mappings={"brat": damaged})
    one = look(kind("a", "b"))
    mapping = recalled(settings, one, (PERSON,))
    for tag_type in missing_types(mapping, one.kinds, (PERSON,)):
        checked(tag_type)
    remember(settings, [one], mapping)
    assert recalled(settings, one, (PERSON,)) == mapping
