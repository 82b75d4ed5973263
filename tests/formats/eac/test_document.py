"""Records of EAC-CPF are valid by the official schemas and say all that the register says."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from annotator.formats.eac.document import ENTITY_TYPES, NAMESPACE, document
from annotator.formats.eac.entry import Entry
from annotator.formats.eac.reading import is_eac, records_of
from annotator.model.article import Article, Metadata, Original
from annotator.model.claim import Claim
from annotator.model.errors import UnreadableFile
from annotator.model.holdings import Remembered
from annotator.model.record import Identifier, Record
from tests.formats.eac.official import faults, needs_eac
from tests.formats.registers.material import ANY_RECORD, RECORDS

DATES = (
    *("1961", "1961-05", "1961-05-12", "19XX", "196X", "1961-05-XX", "1961-XX", "1961-XX-XX", "1961-21"),
    *("1964?", "1964-05~", "1964-05-12%", "Y17000", "-0044", "-0044-03-15", "0000", "2000-02-29"),
    *("1961/..", "../2000", "1961/", "/2000", "1964?/2023-05-XX", "-0100/0014", "2023-09-20T10:00:00Z"),
)
ARTICLE = Article(
    "0123456789abcdef",
    Metadata(
        "<Title> & “more”", "BBC News", "A. Author", "2023-09-20", "https://www.bbc.co.uk/news/1", "en-GB"
    ),
    "0" * 64,
    10,
    Original("0" * 64, "a.html", "text/html", "utf-8"),
)
UNTITLED = replace(ARTICLE, id="f" * 16, metadata=Metadata(url="not an address"))
OLDER = replace(ARTICLE, id="e" * 16, metadata=Metadata("Older", published="2023-08"))
KHAN, COUNCIL = RECORDS[0], RECORDS[1]
CLAIMS = (
    Claim("1" * 32, ARTICLE.id, "role", KHAN.id, KHAN.name, "deputy leader", COUNCIL.id, COUNCIL.name,
          "2011", "2023-09-19", "", "probable", "Anna", "the council's deputy leader"),
    Claim("2" * 32, UNTITLED.id, "role", KHAN.id, KHAN.name, "councillor", "", "a council", "", "", "",
          "certain", "Ben", "councillor <&>"),
    Claim("3" * 32, ARTICLE.id, "date", KHAN.id, KHAN.name, "birth", "", "", "1961", "1961", "", "certain",
          "Ben", "born in 1961"),
    Claim("4" * 32, ARTICLE.id, "duration", KHAN.id, KHAN.name, "", "", "", "", "", "P12Y", "possible",
          "Ben", "for 12 years"),
)  # fmt: skip
HISTORY = (
    Remembered("2026-11-19T08:00:00Z", "Anna", "New entry", "created"),
    Remembered("2026-11-20T08:00:00Z", "Ben", "Merge <two> entries", "revised"),
)


def whole(record: Record = KHAN) -> Entry:
    """An entry with everything."""
    person = record.kind == "person"
    return Entry(
        record,
        "Luton & more",
        CLAIMS if person else CLAIMS[1:2],
        () if person else ((KHAN, CLAIMS[0]),),
        {one.id: one for one in (ARTICLE, UNTITLED, OLDER)},
        {"Cllr Khan": (ARTICLE.id, OLDER.id), record.name: (ARTICLE.id, UNTITLED.id), "him": (UNTITLED.id,)},
        HISTORY,
        ("e" * 32,),
        {COUNCIL.id: "council.xml", KHAN.id: "khan.xml"},
    )


def read_back(entry: Entry) -> Record:
    (row,) = records_of(document(entry), "khan.xml")
    assert row.problem == ""
    return row.record


def foreign(inside: str, namespace: str = NAMESPACE, control: str = "<recordId>X-1</recordId>") -> Record:
    """The only record of a file of another archive."""
    text = f'<eac xmlns="{namespace}"><control>{control}</control><cpfDescription>{inside}</cpfDescription></eac>'
    assert is_eac(text.encode())
    (row,) = records_of(text.encode(), "x.xml")
    return row.record


@needs_eac
def test_records_are_valid_by_the_official_schemas() -> None:
    entries = [whole(), whole(COUNCIL), Entry(KHAN, ""), Entry(Record("0" * 32, "organisation", "Bare"), "P")]
    entries += [Entry(replace(KHAN, dates=dates), "P") for dates in DATES]
    assert faults([document(entry) for entry in entries]) == []


@needs_eac
def test_the_official_schemas_find_what_is_wrong() -> None:
    wrong = document(whole()).replace(b'standardDate="2011"', b'standardDate="2011-13"')
    assert any("2011" in fault or "ISO 8601" in fault for fault in faults([wrong]))
    assert faults([document(whole()).replace(b"sourceReference=", b"sourceRef=", 1)])


@pytest.mark.parametrize("record", [KHAN, COUNCIL])
def test_a_record_with_everything_is_read_back(record: Record) -> None:
    assert read_back(whole(record)) == record


@pytest.mark.parametrize("dates", DATES)
def test_every_kind_of_date_is_read_back(dates: str) -> None:
    assert read_back(Entry(replace(KHAN, dates=dates), "P")).dates == dates


@settings(deadline=None)
@given(ANY_RECORD.filter(lambda record: record.kind in ENTITY_TYPES))
def test_every_record_is_read_back(record: Record) -> None:
    assert read_back(Entry(record, "P")) == record


def test_the_record_says_who_made_it_what_was_held_and_by_which_article() -> None:
    text = document(whole()).decode()
    for part in (
        'maintenanceEventType="revised"',
        '<agent agentType="human">Ben</agent>',
        '<eventDateTime standardDateTime="2026-11-20T08:00:00Z">',
        f'<occupation sourceReference="article-{ARTICLE.id}">',
        'certainty="probable" standardDate="2011"',
        'targetType="corporateBody" valueURI="council.xml"',
        '<reference href="https://www.bbc.co.uk/news/1">',
        f'<otherRecordId localType="merged">{"e" * 32}</otherRecordId>',
    ):
        assert part in text


def test_a_form_that_articles_use_stands_once_with_them_as_its_source() -> None:
    (root,) = [etree.fromstring(document(whole()))]
    entries = root.findall(".//{*}nameEntry")
    parts = [one.findtext("{*}part") for one in entries]
    assert parts == [*KHAN.every_form, "Cllr Khan", "him"]
    assert entries[0].get("sourceReference") == f"article-{ARTICLE.id} article-{UNTITLED.id}"
    used = entries[-2].findall("{*}useDates/{*}dateSet/{*}date")
    assert [one.get("standardDate") for one in used] == ["2023-08", "2023-09-20"]


def test_the_same_entry_gives_the_same_bytes() -> None:
    assert document(whole()) == document(whole())


def test_a_record_of_another_archive_is_read() -> None:
    record = foreign(
        '<identity><entityType value="corporateBody"/><nameEntry status="alternative"><part>LBC</part></nameEntry>'
        '<nameEntry preferredForm="true"><part>Luton</part><part>Borough Council</part></nameEntry>'
        '<identityId vocabularySource="viaf">24604287</identityId>'
        '<identityId valueURI="https://www.wikidata.org/wiki/Q42">x</identityId><identityId>1</identityId></identity>'
        "<description><existDates><dateRange><fromDate>1964</fromDate></dateRange></existDates>"
        "<biogHist><p>One.</p><p>Two.</p></biogHist></description>"
    )
    assert record == Record(
        "",
        "organisation",
        "Luton Borough Council",
        ("LBC",),
        "1964/..",
        (Identifier("VIAF", "24604287"), Identifier("Wikidata", "Q42"), Identifier("own", "X-1")),
        "One.\nTwo.",
    )


def test_a_record_of_the_edition_of_2010_is_read() -> None:
    record = foreign(
        "<identity><entityId>http://viaf.org/viaf/24604287</entityId><entityType>person</entityType>"
        "<nameEntry><part>Khan</part><authorizedForm>rules</authorizedForm></nameEntry></identity>"
        '<description><existDates><date standardDate="1961">1961-</date></existDates></description>',
        "urn:isbn:1-931666-33-4",
    )
    assert (record.kind, record.name, record.dates) == ("person", "Khan", "1961")
    assert Identifier("VIAF", "24604287") in record.identifiers


def test_a_family_is_told_and_not_made_a_person() -> None:
    (row,) = records_of(
        f'<eac xmlns="{NAMESPACE}"><cpfDescription><identity><entityType value="family"/><nameEntry><part>Khan'
        "</part></nameEntry></identity></cpfDescription></eac>".encode(),
        "x.xml",
    )
    assert "family" in row.problem


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"<eac/>", "holds no record"),
        (b'<!DOCTYPE eac [<!ENTITY x SYSTEM "file:///etc/passwd">]><eac>&x;</eac>', "DOCTYPE"),
        (b"<eac", "cut off|well-formed"),
    ],
)
def test_what_is_no_record_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        records_of(content, "x.xml")
