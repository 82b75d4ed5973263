"""The register of a foreign TEI file, and keys that stand for people, bodies and places."""

from annotator.model.record import Identifier
from tests.formats.foreign_tei.material import losses_of, read, tei

LISTED = (
    "<standOff><listPerson><person xml:id='p1'><persName><forename>Keir</forename> <surname>Starmer</surname></persName>"
    "<persName type='short'>Starmer</persName><birth when='1962-09-02'/><sex>m</sex><occupation>barrister</occupation>"
    "<idno type='URI' subtype='wikidata'>https://www.wikidata.org/wiki/Q320149</idno><idno type='local'>77</idno><note>Leader.</note></person></listPerson>"
    "<listPlace><place xml:id='l1'><settlement>Luton</settlement></place></listPlace>"
    "<listOrg><org xml:id='o1'><orgName>Labour</orgName><idno type='GND'>118540238</idno></org></listOrg></standOff>"
)


def test_listed_people_bodies_and_places_come_with_forms_dates_and_identifiers() -> None:
    found = read(tei("<p>x</p>", beside=LISTED))
    person, place, body = found.entries
    assert (person.key, person.kind, person.name, person.forms) == (
        "p1",
        "person",
        "Keir Starmer",
        ("Starmer",),
    )
    assert (person.dates, person.note) == ("1962-09-02/..", "Leader.")
    assert person.identifiers == (Identifier("Wikidata", "Q320149"),)
    assert (place.kind, place.name) == ("place", "Luton")
    assert body.identifiers == (Identifier("GND", "118540238"),)
    assert {
        "sex of person",
        "occupation of person",
        "idno of person of an authority that is not known here",
    } <= set(losses_of(found))


def test_lists_at_the_end_of_the_text_are_entries_and_no_words_of_it() -> None:
    data = tei(
        "<p>Keir</p><listPerson><person xml:id='p1'><persName>Starmer</persName></person></listPerson>"
    )
    found = read(data)
    assert [entry.name for entry in found.entries] == ["Starmer"]
    assert (found.documents[0].incoming and found.documents[0].incoming.text) == "Keir"


def test_a_key_without_an_entry_becomes_one_that_is_called_as_the_text_calls_it_most_often() -> None:
    body = (
        "<p><persName key='person-0001'>Khan</persName> <persName key='person-0001'>Mr Khan</persName> "
        "<persName key='person-0001'>Mr Khan</persName> <placeName ref='https://www.wikidata.org/entity/Q167161'>Luton</placeName> "
        "<said who='#spokesman'>no</said> <rs type='org' key='gnd-118540238'>the party</rs></p>"
    )
    found = read(tei(body))
    assert [(entry.key, entry.kind, entry.name, entry.identifiers) for entry in found.entries] == [
        ("person-0001", "person", "Mr Khan", ()),
        ("https://www.wikidata.org/entity/Q167161", "place", "Luton", (Identifier("Wikidata", "Q167161"),)),
        ("spokesman", "person", "spokesman", ()),
        ("gnd-118540238", "organisation", "the party", (Identifier("GND", "118540238"),)),
    ]


def test_the_same_key_of_two_kinds_is_two_entries() -> None:
    found = read(tei("<p><persName key='1'>A</persName> <placeName key='1'>B</placeName></p>"))
    assert [(entry.key, entry.kind) for entry in found.entries] == [("1", "person"), ("1 (place)", "place")]
    assert [dict(tag.entries) for tag in found.documents[0].tags] == [{"key": "1"}, {"key": "1 (place)"}]


def test_a_key_of_an_entry_that_is_listed_leads_to_it() -> None:
    found = read(tei("<p><persName key='p1'>he</persName></p>", beside=LISTED))
    assert dict(found.documents[0].tags[0].entries) == {"key": "p1"}
    assert len(found.entries) == 3


def test_addresses_that_the_header_abbreviates_are_known() -> None:
    header = (
        "<encodingDesc><listPrefixDef><prefixDef ident='wd' matchPattern='(Q[0-9]+)' "
        "replacementPattern='https://www.wikidata.org/entity/$1'/></listPrefixDef></encodingDesc>"
    )
    found = read(tei("<p><persName ref='wd:Q42'>Adams</persName></p>", header=header))
    assert found.entries[0].identifiers == (Identifier("Wikidata", "Q42"),)


def test_an_identifier_with_a_wrong_check_digit_is_not_taken_over() -> None:
    found = read(tei("<p><persName ref='https://d-nb.info/gnd/118540239'>X</persName></p>"))
    assert found.entries[0].identifiers == ()
