"""TEI of other programs as a tagged file: which files are taken, which are refused and why, and what is proposed."""

import random

import pytest

from annotator.formats.tagged import tagged_format_of
from annotator.formats.tagged.tei import TEI
from annotator.model.errors import UnreadableFile
from annotator.model.progress import silent
from tests.formats.foreign_tei.dialects import PARLIAMENT, PIECES, TEXT, annotation, catma, recogito
from tests.formats.foreign_tei.material import NAMESPACE, losses_of, read, tags_in, tei, text


def test_debates_of_a_parliament_are_read_with_who_speaks() -> None:
    found = read(PARLIAMENT)
    document = found.documents[0]
    assert text(document) == "A question\nJane Doe\nThe House doesn't sit.\nHear, hear\nNo!"
    assert tags_in(document) == [
        ("u", "The House doesn't sit.\nHear, hear\nNo!"),
        ("name type=ORG", "House"),
    ]
    assert dict(document.tags[0].entries) == {"who": "JaneDoe"}
    assert [(entry.kind, entry.name, entry.forms) for entry in found.entries] == [
        ("organisation", "Party A", ("PA",)),
        ("person", "Doe Jane", ()),
    ]
    assert document.incoming is not None
    assert (document.incoming.metadata.title, document.incoming.metadata.published) == (
        "Sitting of 1 January",
        "2020-01-01",
    )
    told = losses_of(found)
    assert (told["affiliation of person"], told["element linkGrp"], told["attribute @lemma of w"]) == (
        1,
        1,
        5,
    )


def test_several_texts_of_a_file_are_several_documents() -> None:
    one = tei("<p>One</p>", attributes=" xml:id='t1'").decode()
    two = tei("<p>Two</p>").decode()
    found = read(
        f"<teiCorpus xmlns='{NAMESPACE}'><teiHeader/>{one}<teiCorpus><teiHeader/>{two}</teiCorpus></teiCorpus>".encode()
    )
    assert [(document.key, text(document)) for document in found.documents] == [
        ("t1", "One"),
        ("text 2", "Two"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<TEI><teiHeader/><text><body><p>by <persName>Khan</persName></p></body></text></TEI>",
        f"<t:TEI xmlns:t='{NAMESPACE}'><t:text><t:body><t:p>by <t:persName>Khan</t:persName></t:p></t:body></t:text></t:TEI>".encode(),
        tei("<p>by <persName>Khan</persName></p>").decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="ISO-8859-1"?>' + tei("<p>by <persName>Khan</persName></p>"),
        b'<?xml version="1.1"?>' + tei("<p>by <persName>Khan</persName></p>"),
        b"\xef\xbb\xbf<!-- by hand --><?xml-model href='x'?>" + tei("<p>by <persName>Khan</persName></p>"),
    ],
)
def test_namespace_prefix_and_encoding_make_no_difference(data: bytes) -> None:
    assert TEI.recognises(data, "a.xml")
    assert tags_in(read(data).documents[0]) == [("persName", "Khan")]


_XXE = '<!DOCTYPE TEI [<!ENTITY x SYSTEM "{}">]><TEI><text><body><p>&x;</p></body></text></TEI>'
_LAUGHS = (
    "<!DOCTYPE TEI [<!ENTITY a '"
    + "ha" * 50
    + "'>"
    + "".join(f"<!ENTITY {chr(98 + level)} '{f'&{chr(97 + level)};' * 10}'>" for level in range(10))
    + "]><TEI><text><body><p>&k;</p></body></text></TEI>"
)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "The file is empty"),
        (b"   ", "not well-formed"),
        (b"\x00\x01\x02", "cannot be read"),
        (b"<html><body>x</body></html>", "its root is “html”"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "This is a web page"),
        (b"<TEI.2><text><body><p>x</p></body></text></TEI.2>", "TEI P4"),
        (_XXE.format("file:///etc/passwd").encode(), "has a DOCTYPE"),
        (_XXE.format("http://127.0.0.1:1/x").encode(), "has a DOCTYPE"),
        (b"<!DOCTYPE TEI [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'>%p;]><TEI/>", "has a DOCTYPE"),
        (_LAUGHS.encode(), "has a DOCTYPE"),
        (_LAUGHS.encode("utf-16"), "has a DOCTYPE"),
        (
            b"<!DOCTYPE TEI [<!ENTITY a '" + b"a" * 10_000 + b"'>]><TEI>" + b"&a;" * 10_000 + b"</TEI>",
            "has a DOCTYPE",
        ),
        (b'<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI/>', "has a DOCTYPE"),
        (tei("<p>a &co; b</p>"), "not well-formed"),
        (tei("<p>" + "<hi>" * 300 + "</hi>" * 300 + "</p>"), "more than 256 deep"),
        (tei("<p>x</p>")[:-30], "cut off"),
        (tei("<p>x</p>")[:-2], "cut off"),
        (
            b'<?xml version="1.0" encoding="UTF-8"?>' + tei("<p>x</p>").replace(b"x", b"\xfc"),
            "encoding it declares",
        ),
        (b'<?xml version="2.0"?>' + tei("<p>x</p>"), "another version than 1.0"),
        (b'<?xml version="1.1"?>' + tei("<p>&#1;</p>"), "not well-formed"),
        (b"<TEI><teiHeader/></TEI>", "TEI without a text"),
        (tei("<pb/>"), "TEI without a text"),
        (b"<TEI>" + b" " * (65 << 20) + b"</TEI>", "more than 64 MB"),
    ],
)
def test_what_is_no_sound_tei_is_refused_in_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why) as refused:
        read(data)
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("report.xml")


OURS = tei(
    "<p>x</p>",
    header="<encodingDesc><appInfo><application ident='annotator' version='1'/></appInfo></encodingDesc>",
)


@pytest.mark.parametrize("data", [OURS, OURS.decode().encode("utf-16")])
def test_a_file_that_says_annotator_wrote_it_is_never_read_as_a_foreign_one(data: bytes) -> None:
    assert tagged_format_of(data, "ours.xml") is None
    with pytest.raises(UnreadableFile, match="says that Annotator wrote it"):
        read(data)


def test_many_remarks_before_the_root_cost_no_time() -> None:
    data = b"<!-- x -->" * 20_000 + tei("<p>x</p>")
    assert TEI.recognises(data, "a.xml")
    assert text(read(data).documents[0]) == "x"
    assert TEI.recognises(b"<!--" * 50_000, "a.xml")


@pytest.mark.parametrize(
    ("data", "taken"),
    [
        (tei("<p>x</p>"), True),
        (b"<?xml version='1.0'?>\n<!-- <html> --><TEI.2/>", True),
        (b"<!DOCTYPE html><html/>", False),
        (b"<?xml version='1.0'?><xmi:XMI xmlns:xmi='x'/>", False),
        (b"no XML", True),
    ],
)
def test_other_kinds_of_xml_are_left_to_other_readers(data: bytes, taken: bool) -> None:
    assert TEI.recognises(data, "a.xml") is taken


def test_types_and_fields_are_proposed_for_what_tei_itself_defines() -> None:
    rules = {rule.kind: rule for rule in TEI.rules}
    assert (rules["persName"].type, rules["persName"].fields["key"]) == ("person", "name")
    assert rules["rs type=place"].type == rules["name type=LOC"].type == rules["settlement"].type == "place"
    assert (rules["date"].type, rules["date"].fields["when"]) == ("date", "edtf")
    assert (rules["said"].fields["who"], rules["soCalled"].constants["mode"]) == ("speaker", "scare")
    assert rules["roleName"].fields["role"] == "term"


SAMPLES = (
    PARLIAMENT,
    catma(PIECES),
    recogito(
        annotation(
            "1", "//p[@xml:id='p1']/hi[1]::0 //p[@xml:id='p1']/hi[1]::13", "#person #office", "Was he?"
        )
    ),
    tei(
        "<p>a <persName ref='#k' next='#n' xml:id='m'>b</persName><note n='1'>c</note> <choice><sic>d</sic><corr>e</corr></choice>"
        "<persName xml:id='n' prev='#m'>f</persName> <date when='2023'>g</date></p><table><row><cell>h</cell></row></table>"
    ),
)


@pytest.mark.parametrize("number", range(len(SAMPLES)))
def test_damaged_files_are_read_or_refused_and_nothing_else(number: int) -> None:
    chance = random.Random(number)
    for _ in range(150):
        data = bytearray(SAMPLES[number])
        for _ in range(chance.randrange(1, 6)):
            place = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[place] = chance.randrange(256)
                case 1:
                    del data[place : place + chance.randrange(40)]
                case 2:
                    data[place:place] = data[chance.randrange(len(data)) :][:30]
                case _:
                    data[place] = ord(chance.choice("<>&\"'#:0 9/x"))
        try:
            found = TEI.read(bytes(data), "a.xml", {"a.txt": TEXT.encode()}.get, silent)
        except UnreadableFile:
            continue
        for document in found.documents:
            assert document.incoming is not None
            assert all(tag.target[-1].end <= len(document.incoming.text) for tag in document.tags)
