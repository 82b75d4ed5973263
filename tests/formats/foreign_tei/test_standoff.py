"""Tags that stand beside the text: those of Recogito Studio, pointers of TEI, spans between anchors."""

import pytest

from annotator.model.found_file import FoundDocument
from tests.formats.foreign_tei.dialects import annotation, recogito
from tests.formats.foreign_tei.material import losses_of, read, tags_in, tei, words
from tests.shared_material import TEI as SHARED
from tests.shared_material import needs_shared


def test_tags_of_recogito_studio_are_found_by_path_and_offset() -> None:
    found = read(
        recogito(
            annotation(
                "1", "//p[@xml:id='p1']/hi[1]::0 //p[@xml:id='p1']/hi[1]::13", "#person #office", "Was he?"
            ),
            annotation(
                "2",
                "/TEI[1]/text[1]/body[1]/div[1]/head[1]::9 /TEI[1]/text[1]/body[1]/div[1]/head[1]::13",
                "#office",
            ),
            annotation("3", "//p[@xml:id='p1']::17 /TEI[1]/text[1]/body[1]/div[1]/p[2]::6", note="Both."),
        )
    )
    document = found.documents[0]
    assert found.program == "TEI of Recogito Studio"
    assert tags_in(document) == [
        ("Person", "Aslam Khan"),
        ("Office", "Aslam Khan"),
        ("Office", "news"),
        ("annotation", "has left.\nNobody"),
    ]
    person, office, _head, both = document.tags
    assert (person.by, person.at, person.note) == ("Anna Example", "2026-05-04T10:20:30Z", "Was he?")
    assert [person.id, office.id] == ["uid-1", "uid-1.2"]
    assert both.note == "Both."


@pytest.mark.parametrize(
    "target",
    [
        "//p[@xml:id='none']::0 //p[@xml:id='none']::3",
        "/TEI[1]/text[1]/body[1]/div[1]/p[9]::0 //p[@xml:id='p1']::3",
        "//p[@xml:id='p1']::9 //p[@xml:id='p1']::2",
        "//p[@xml:id='p1']::0 //p[@xml:id='p1']::9999999999",
        "//*[count(//*) > 0]::0 //p[@xml:id='p1']::3",
        "//p::0",
        "#nobody",
        "#string-range(p1,2,0)",
        "#string-range(p1,900,3)",
        "http://example.org/#x",
    ],
)
def test_a_target_that_leads_nowhere_is_told(target: str) -> None:
    found = read(recogito(annotation("1", target, "#person")))
    assert found.documents[0].tags == ()
    assert losses_of(found)["stand-off tags that lead to no words of the text"] == 1


def test_a_note_on_the_whole_text_is_told() -> None:
    assert losses_of(read(recogito(annotation("1", "", note="Good."))))["notes on a whole text"] == 1


def _standing(
    target: str, body: str = "<note type='body'><persName cert='low'>Khan</persName></note>"
) -> FoundDocument:
    beside = f"<standOff><listAnnotation><annotation xml:id='a1' target=\"{target}\">{body}</annotation></listAnnotation></standOff>"
    return read(
        tei("<p xml:id='p1'>Mr Khan, <w xml:id='w1'>the</w> <w xml:id='w2'>deputy</w></p>", beside=beside)
    ).documents[0]


@pytest.mark.parametrize(
    ("target", "tagged"),
    [
        ("#string-range(p1,3,4)", "Khan"),
        ("#string-range(p1, 3, 4)", "Khan"),
        ("#string-range(p1,3,4) #w2", "Khan|deputy"),
        ("#w1 #w2", "the deputy"),
        ("#range(w1,w2)", "the deputy"),
        ("#p1", "Mr Khan, the deputy"),
    ],
)
def test_pointers_of_tei_lead_to_words(target: str, tagged: str) -> None:
    document = _standing(target)
    assert tags_in(document) == [("persName", tagged)]
    assert document.tags[0].certainty == "possible"


def test_where_other_words_stand_than_the_file_says_its_words_are_handed_on() -> None:
    assert dict(_standing("#string-range(p1,0,4)").quotes) == {0: "Khan"}
    assert dict(_standing("#string-range(p1,3,4)").quotes) == {}


def test_spans_lie_between_anchors() -> None:
    body = "<p>Mr <anchor xml:id='b'/>Aslam <anchor xml:id='c'/>Khan<anchor xml:id='e'/></p>"
    spans = "<spanGrp type='figures'><span from='#b' to='#e'>irony</span><span from='#c' to='#e' type='x'/><span target='#b'/></spanGrp>"
    found = read(tei(body + spans))
    document = found.documents[0]
    assert tags_in(document) == [("span type=figures", "Aslam Khan"), ("span type=x", "Khan")]
    assert document.tags[0].note == "irony"
    assert losses_of(found)["stand-off tags that lead to no words of the text"] == 1


def test_parts_of_a_stand_off_tag_are_one_tag_and_a_circle_of_parts_is_none() -> None:
    body = "<p><seg xml:id='a'>One</seg> two <seg xml:id='b'>three</seg></p>"
    spans = (
        "<spanGrp><span xml:id='s' from='#a' next='#t' type='x'/><span xml:id='t' from='#b' prev='#s'/>"
        "<span xml:id='u' from='#a' prev='#v' type='y'/><span xml:id='v' from='#b' prev='#u' type='z'/></spanGrp>"
    )
    document = read(tei(body + spans)).documents[0]
    assert tags_in(document) == [
        ("span type=x", "One|three"),
        ("span type=y", "One"),
        ("span type=z", "three"),
    ]


def test_stand_off_tags_of_a_corpus_belong_to_the_text_they_lead_to() -> None:
    one = tei("<p xml:id='p1'>One</p>").decode()
    two = tei("<p xml:id='p2'>Two</p>").decode()
    beside = "<standOff><listAnnotation><annotation xml:id='a' target='#string-range(p2,0,3)'><rs type='x'>Two</rs></annotation></listAnnotation></standOff>"
    data = (
        f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/>{beside}{one}{two}</teiCorpus>".encode()
    )
    assert [tags_in(document) for document in read(data).documents] == [[], [("rs type=x", "Two")]]


@needs_shared
@pytest.mark.parametrize("number", ["000", "001"])
def test_three_ways_of_writing_the_same_tags_are_read_alike(number: str) -> None:
    def told(flavour: str) -> list[tuple[object, ...]]:
        data = (SHARED / "examples" / f"{number}_{flavour}.xml").read_bytes()
        document = read(data.replace(b'ident="annotator"', b'ident="sketch"')).documents[0]
        assert document.quotes == {}
        return [
            (
                tag.id,
                tag.kind,
                words(document, tag).replace("|", "\n").split(),
                dict(tag.values),
                dict(tag.entries),
                dict(tag.tags),
                tag.by,
                tag.certainty,
            )
            for tag in sorted(document.tags, key=lambda tag: tag.id)
        ]

    inline = told("inline")
    assert len(inline) >= 20
    assert told("standoff") == inline
    assert told("anchors_spanGrp") == inline
