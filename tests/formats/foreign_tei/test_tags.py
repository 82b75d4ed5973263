"""Tags that stand in the text: what they are called, what they say, and where they point."""

import pytest

from tests.formats.foreign_tei.material import first, losses_of, read, tags_in, tei, words

LISTS = (
    "<fileDesc><titleStmt><title>A</title><respStmt xml:id='anna'><name>Anna Example</name><resp>tags</resp></respStmt></titleStmt></fileDesc>"
    "<profileDesc><particDesc><listPerson><person xml:id='khan'><persName>Aslam Khan</persName></person></listPerson>"
    "<listOrg><org xml:id='labour'><orgName>Labour</orgName></org></listOrg></particDesc></profileDesc>"
)


def test_tags_nest_and_stand_side_by_side() -> None:
    body = "<p><persName><roleName>Councillor</roleName> Khan</persName><orgName>Labour</orgName></p>"
    assert tags_in(first(tei(body))) == [
        ("persName", "Councillor Khan"),
        ("roleName", "Councillor"),
        ("orgName", "Labour"),
    ]


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("<rs type='person'>he</rs>", "rs type=person"),
        ("<name>Khan</name>", "name"),
        ("<seg type='claim'>he left</seg>", "seg type=claim"),
        ("<placeName type='city'>Luton</placeName>", "placeName"),
        ("<term>ward</term>", "term"),
    ],
)
def test_the_type_belongs_to_the_kind_where_the_element_alone_says_nothing(element: str, kind: str) -> None:
    assert [tag.kind for tag in first(tei(f"<p>{element}</p>")).tags] == [kind]


def test_a_piece_of_text_that_says_nothing_is_no_tag() -> None:
    assert tags_in(first(tei("<p><seg xml:id='s1'>One.</seg> <seg>Two.</seg></p>"))) == []


def test_attributes_are_values_and_the_technical_ones_are_not() -> None:
    body = "<p><persName n='3' subtype='x' cert='medium' resp='#anna' rend='bold'>Khan</persName></p>"
    found = read(tei(body, header=LISTS))
    tag = found.documents[0].tags[0]
    assert (dict(tag.values), tag.certainty, tag.by) == (
        {"n": "3", "subtype": "x"},
        "probable",
        "Anna Example",
    )
    assert losses_of(found)["attribute @rend of persName"] == 1


@pytest.mark.parametrize(
    ("cert", "certainty"),
    [
        ("high", "certain"),
        ("low", "possible"),
        ("unknown", "unknown"),
        ("0.95", "certain"),
        ("0.6", "probable"),
        ("0.1", "possible"),
    ],
)
def test_certainty_is_a_word_or_a_number(cert: str, certainty: str) -> None:
    assert first(tei(f"<p><persName cert='{cert}'>K</persName></p>")).tags[0].certainty == certainty


def test_pointers_lead_to_entries_of_the_list_and_to_other_tags() -> None:
    body = (
        "<p><persName xml:id='m1' ref='#khan'>Khan</persName> said <said who='#khan' corresp='#m1' direct='false'>he left</said> "
        "<date xml:id='d1' when='2023-05'>May</date> and <date datingPoint='#d1'>after</date>; <said who='#m1'>x</said>"
        " <said who='#labour'>y</said></p>"
    )
    name, said, _may, after, by_mention, by_body = first(tei(body, header=LISTS)).tags
    assert dict(name.entries) == {"ref": "khan"}
    assert (dict(said.entries), dict(said.tags), dict(said.values)) == (
        {"who": "khan"},
        {"corresp": "m1"},
        {"direct": "indirect"},
    )
    assert dict(after.tags) == {"datingPoint": "d1"}
    assert dict(by_mention.tags) == {"who": "m1"}
    assert dict(by_body.entries) == {"who": "labour"}


@pytest.mark.parametrize(
    ("attributes", "values"),
    [
        ("when='2023-05-12'", {"when": "2023-05-12"}),
        ("when='2023-05-12+02:00'", {"when": "2023-05-12"}),
        ("from='2021' to='2023-09'", {"when": "2021/2023-09"}),
        ("from='2021'", {"when": "2021/.."}),
        ("notAfter='2023'", {"when": "../2023"}),
        ("notBefore='2021' notAfter='2023'", {"when": "2021/2023"}),
        (
            "notBefore='2023-05' notAfter='2023-05' when-custom='2023-05~' datingMethod='#edtf'",
            {"when": "2023-05~"},
        ),
        ("when-iso='2023-21'", {"when": "2023-21"}),
        ("dur-iso='P12Y'", {"dur-iso": "P12Y"}),
        ("when='--09-19'", {"when": "--09-19"}),
    ],
)
def test_dating_attributes_are_one_date_in_edtf(attributes: str, values: dict[str, str]) -> None:
    assert dict(first(tei(f"<p><date {attributes}>then</date></p>")).tags[0].values) == values


def test_a_chain_is_one_tag_with_what_its_first_part_says() -> None:
    body = (
        "<p><said xml:id='a' who='#khan' next='#b'>One.</said> he said</p>"
        "<p><said xml:id='b' prev='#a' next='#c'>Two.</said> <said xml:id='c' prev='#b'>Three.</said></p>"
    )
    document = first(tei(body, header=LISTS))
    assert tags_in(document) == [("said", "One.|Two. Three.")]
    assert (document.tags[0].id, dict(document.tags[0].entries)) == ("a", {"who": "khan"})


def test_a_chain_may_be_told_from_either_end_and_may_not_run_in_a_circle() -> None:
    body = (
        "<p><q xml:id='a'>1</q> <q xml:id='b' prev='#a'>2</q> <q xml:id='c' next='#d'>3</q> <q xml:id='d' next='#c'>4</q>"
        " <q next='#none'>5</q></p>"
    )
    found = read(tei(body))
    assert tags_in(found.documents[0]) == [("q", "1 2"), ("q", "3 4"), ("q", "5")]
    assert losses_of(found)["@next of q that leads to no part of the tag"] == 1


def test_numbered_parts_are_one_tag() -> None:
    body = "<p><seg type='x' part='I'>a</seg> b</p><p><seg type='x' part='M'>c</seg></p><p><seg type='x' part='F'>d</seg> <seg type='x'>e</seg></p>"
    assert tags_in(first(tei(body))) == [("seg type=x", "a|c\nd"), ("seg type=x", "e")]


def test_a_tag_without_words_is_told_as_lost() -> None:
    found = read(tei("<p>a <date when='2023'/> b</p>"))
    assert found.documents[0].tags == ()
    assert losses_of(found)["date without words"] == 1


def test_an_id_that_stands_twice_is_that_of_the_first() -> None:
    found = read(
        tei(
            "<p><persName xml:id='x'>A</persName> <persName xml:id='x'>B</persName> <q xml:id='1 b'>C</q></p>"
        )
    )
    assert [tag.id for tag in found.documents[0].tags] == ["x", "", "1 b"]
    assert losses_of(found)["xml:id that stands more than once; pointers lead to the first"] == 1
    assert losses_of(found)["xml:id that is no XML name, taken as it is"] == 1


def test_a_quotation_of_several_paragraphs_is_one_stretch() -> None:
    document = first(tei("<quote><p>One.</p><p>Two.</p></quote>"))
    assert words(document, document.tags[0]) == "One.\nTwo."


def test_classed_names_are_called_by_what_they_are_classed_under() -> None:
    header = "<encodingDesc><classDecl><taxonomy><category xml:id='c1'><catDesc>Ward</catDesc></category></taxonomy></classDecl></encodingDesc>"
    document = first(tei("<p><rs ana='#c1'>Lewsey</rs> <seg ana='c2'>x</seg></p>", header=header))
    assert [tag.kind for tag in document.tags] == ["rs Ward", "seg c2"]
