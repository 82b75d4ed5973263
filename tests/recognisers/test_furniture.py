"""Furniture is found by visible rules, and sentences of the article are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.model.zone import ZONE_KINDS, ProposedZone
from annotator.recognisers.furniture import RULES, propose
from tests.shared_material import SAMPLES, needs_shared


def found(text: str) -> list[tuple[str, str]]:
    return [(zone.rule, text[zone.span.start : zone.span.end]) for zone in propose(text)]


@needs_shared
def test_the_broadcasters_sample_has_exactly_this_furniture() -> None:
    assert found((SAMPLES / "luton-bbc.txt").read_text(encoding="utf-8")) == [
        ("Published line", "- Published"),
        ("External link note", ", external"),
        (
            "Follow us line",
            "Follow East of England news on Facebook, external, Instagram, external and X, external. Got a story? "
            "Email eastofenglandnews@bbc.co.uk, external or WhatsApp 0800 169 1830",
        ),
        ("Related topics and what follows", "Related topics"),
        ("Related topics and what follows", "- Published10 March 2023"),
    ]


@needs_shared
def test_the_local_papers_sample_has_exactly_this_furniture() -> None:
    assert found((SAMPLES / "luton-today.txt").read_text(encoding="utf-8")) == [
        ("Photo caption / dateline", " date 2023-09-20 Luton Town Hall and, inset, Aslam Khan"),
        *[("Advertisement line", "Advertisement")] * 6,
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("ADVERTISEMENT", "Advertisement line"),
        ("Anzeige", "Advertisement line"),
        ("Story continues below advertisement", "Advertisement line"),
        ("Published 20 September 2023", "Published line"),
        ("- Published10 March 2023", "Published line"),
        ("Last updated: 3 May 2021, 10:15 BST", "Published line"),
        ("2 hours ago", "Published line"),
        ("Follow us on Twitter", "Follow us line"),
        ("Follow BBC Norfolk on Facebook, external, and X, external.", "Follow us line"),
        ("Do you have a story suggestion? Contact us below.", "Follow us line"),
        ("Share this article", "Share line"),
        ("Share on Facebook", "Share line"),
        ("Facebook | Twitter | WhatsApp", "Share line"),
        ("12 Comments", "Share line"),
        ("Read more: The day the mill closed", "Read more line"),
        ("Sign up for our daily newsletter", "Newsletter line"),
        ("Sign up to the Morning Echo newsletter.", "Newsletter line"),
        ("We use cookies to give you the best experience.", "Cookie notice"),
        ("Image source, Getty Images", "Picture credit"),
        ("Image caption, The bridge carries 14,000 vehicles a day", "Picture credit"),
        ("Photo: Jane Doe", "Picture credit"),
        ("Getty Images", "Picture credit"),
        ("Jane Doe/Reuters", "Picture credit"),
        ("Copyright © 2024 Coast News", "Copyright line"),
        ("© The Courier 1998", "Copyright line"),
        ("All rights reserved.", "Copyright line"),
        ("4 min read", "Reading time"),
    ],
)
def test_a_line_is_found_by_its_rule(line: str, rule: str) -> None:
    text = f"A headline here\n{line}\nThe council met on Monday."
    assert found(text) == [(rule, line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Advertisement spending fell by a tenth, the council said.",
        "The advertisement was withdrawn.",
        "“Follow me,” he said.",
        "Follow the money, the inquiry was told, and you will find the developer.",
        "Published in 2010, the book made her famous.",
        "Published letters show that he knew.",
        "Share prices fell on Monday.",
        "Share and share alike was the motto of the house.",
        "Related topics were discussed at the meeting, and nobody took notes.",
        "Read more books, the mayor told the children.",
        "Subscribe to this theory and you will believe anything.",
        "We use cookie cutters for the mince pies.",
        "Photographs by the artist hang in the town hall.",
        "Getty Images has sued the company.",
        "Copyright law is older than the newspaper.",
        "(c) the third condition is that the road stays open.",
        "Two hours ago nobody had heard of him.",
        "Comments by the minister caused an outcry.",
        "Sign up for the army, they said, and see the world.",
        "The threats, internal and external, are growing.",
        "They weighed all costs, internal, external.",
        "Ministers spoke of pressures domestic, external and imagined.",
        "Date palms grow in the courtyard.",
        "The 2023-09-20 edition sold out.",
        "Credit where it is due, he did resign.",
        "Top stories of the year were told again.",
    ],
)
def test_a_sentence_that_speaks_of_such_things_is_left_alone(sentence: str) -> None:
    assert found(f"A headline here\n{sentence}\nThe council met on Monday.\n") == []


def test_related_topics_take_only_short_lines_that_run_to_the_end() -> None:
    sentence = "The council met on Monday."
    assert found(f"Head\n{sentence}\nRelated topics\nLuton\nLabour") == [
        ("Related topics and what follows", "Related topics"),
        ("Related topics and what follows", "Luton"),
        ("Related topics and what follows", "Labour"),
    ]
    assert found(f"Head\nRelated topics\nLuton\n{sentence}") == []


def test_external_inside_a_sentence_is_taken_only_beside_the_foot_of_such_a_page() -> None:
    line = "He told the Luton Herald, external that he was sorry."
    assert found(line) == []
    assert ("External link note", ", external") in found(f"{line}\nFollow Luton news on X, external.")


def test_what_the_importer_knows_is_not_proposed_again() -> None:
    text = "Head\nAdvertisement\nThe end.\nAdvertisement"
    known = ProposedZone(Span(3, 8), "advertisement", "Advertisement block")
    assert [zone.span for zone in propose(text, (known,))] == [Span(28, 41)]


def test_rules_have_names_of_their_own_and_kinds_that_exist() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.kind in ZONE_KINDS for rule in RULES)


PIECES = st.sampled_from(
    [
        "Advertisement",
        "Related topics",
        ", external",
        ".",
        " ",
        "\n",
        "Published",
        "10 March 2023",
        "Follow us on X",
        "é🙂",
    ]
)


@given(st.lists(PIECES).map("".join))
def test_zones_are_ordered_and_never_overlap_or_cross_a_line(text: str) -> None:
    zones = propose(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(zones))
    assert all("\n" not in text[zone.span.start : zone.span.end] for zone in zones)


@pytest.mark.parametrize(
    "text",
    ["\n\n\n " * 50_000, "xx yy\n" * 50_000, "Follow " * 50_000, "- " * 100_000, ", external" * 30_000],
)
def test_a_long_text_of_odd_lines_is_judged_in_one_pass(text: str) -> None:
    propose(text)  # one quadratic rule would run into the time limit of the suite
