"""SKOS vocabularies are read as terms in the language wanted, and nothing they mention is fetched."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.registers.skos_vocabulary import read
from annotator.model.errors import UnreadableFile
from annotator.model.term import Term, term_id

TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/roles/> .
ex:scheme a skos:ConceptScheme ; skos:prefLabel "Roles"@en .
ex:leader a skos:Concept ; skos:prefLabel "council leader"@en, "Ratsvorsitzender"@de ;
  skos:altLabel "leader of the council"@en, "leader"@en, "Vorsitzender"@de ;
  skos:definition "Leads a council."@en ; skos:broader <https://example.org/nowhere> .
ex:mayor a skos:Concept ; skos:prefLabel "Bürgermeister"@de, "mayor"@en-GB .
ex:member skos:prefLabel "member" .
ex:bare a skos:Concept .
[] a skos:Concept ; skos:prefLabel "without an address"@en .
"""
RDF_XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="https://example.org/roles/leader">
    <skos:prefLabel xml:lang="en">council leader</skos:prefLabel>
    <skos:altLabel xml:lang="en">leader</skos:altLabel>
  </skos:Concept>
</rdf:RDF>
"""


def terms(text: str, name: str = "roles.ttl", language: str = "en") -> dict[str, Term]:
    """Terms of a file by label."""
    read_terms = read(text.encode(), name, vocabulary="role.term", language=language, source="Roles, 1")
    return {term.label: term for term in read_terms}


def test_a_concept_is_a_term_with_what_is_said_of_it() -> None:
    uri = "https://example.org/roles/leader"
    assert terms(TURTLE)["council leader"] == Term(
        term_id("role.term", uri),
        "role.term",
        "council leader",
        ("leader", "leader of the council"),
        "Leads a council.",
        uri,
        "Roles, 1",
    )


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", {"council leader", "mayor", "member", "without an address"}),
        ("en-GB", {"council leader", "mayor", "member", "without an address"}),
        ("de-AT", {"Ratsvorsitzender", "Bürgermeister", "member", "without an address"}),
        ("fr", {"council leader", "mayor", "member", "without an address"}),
    ],
)
def test_labels_are_those_of_the_language_wanted_or_the_next_best(language: str, labels: set[str]) -> None:
    assert labels <= set(terms(TURTLE, language=language))


def test_both_forms_of_a_vocabulary_give_the_same_term() -> None:
    (term,) = terms(RDF_XML, "roles.rdf").values()
    assert (term.id, term.alternatives) == (terms(TURTLE)["council leader"].id, ("leader",))


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ('<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RDF_XML[21:], "a.rdf", "DOCTYPE"),
        ('<!DOCTYPE rdf:RDF [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + RDF_XML[21:], "a.rdf", "DOCTYPE"),
        (RDF_XML[:-20], "a.rdf", "cannot be read"),
        ("<x/>", "a.rdf", "no SKOS concept"),
        ("", "a.rdf", "empty"),
        ("", "a.ttl", "no SKOS concept"),
        ("@prefix skos: oh", "a.ttl", "neither sound Turtle"),
        ('{"@context": "https://example.org/context.json"}', "a.ttl", "neither sound Turtle"),
        ("(" * 5000, "a.ttl", "neither sound Turtle"),
    ],
)
def test_what_is_no_vocabulary_is_refused_with_a_sentence(text: str, name: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        terms(text, name)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise AssertionError("something was to be fetched")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    imports = (
        TURTLE
        + "<https://example.org/roles/> <http://www.w3.org/2002/07/owl#imports> <https://example.org/other> ."
    )
    assert terms(imports)
    assert terms(RDF_XML, "roles.rdf")


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read(text.encode("utf-8", "replace"), "a.ttl", vocabulary="role.term", language="en", source="")
    except UnreadableFile as error:
        assert str(error).startswith("a.ttl")
