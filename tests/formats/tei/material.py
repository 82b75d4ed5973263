"""Articles with tags, made by hand and at random, for everything that writes TEI."""

import hashlib
import io
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from annotator.formats.exporters.exporter import Exporter
from annotator.model.annotation import CERTAINTIES, STATES, Annotation
from annotator.model.article import Article, Metadata, Original, Replacement
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.progress import silent
from annotator.model.record import named_records
from annotator.model.span import Span, target_of
from annotator.model.tag_type import Field, TagType
from annotator.model.zone import ZONE_KINDS, Zone

ANNA, BEN = "Anna Exämple", 'Ben "B" <Example>'
AT = "2026-11-19T08:00:00Z"


def tag_type(name: str, element: str, *fields: Field, definition: str = "") -> TagType:
    """A tag type of which only TEI matters."""
    return TagType(
        name,
        name.title(),
        name[0],
        name[0],
        "#000000",
        "#ffffff",
        "plain",
        element,
        definition,
        fields=fields,
    )


TAG_TYPES = (
    tag_type("person", "persName", Field("name", "Who", "person", tei="ref"), definition="A <named> person."),
    tag_type("organisation", "orgName", Field("name", "Which", "organisation", tei="ref")),
    tag_type(
        "place", "placeName", Field("name", "Where", "place", tei="ref"), Field("key", "Key", tei="key")
    ),
    tag_type(
        "role",
        "roleName",
        Field("term", "Role", tei="role"),
        Field("holder", "Held by", "person"),
        Field("organisation", "Organisation", "organisation"),
        Field("from", "From", "date"),
    ),
    tag_type(
        "date", "date", Field("edtf", "Date", "date", tei="edtf"), Field("duration", "D", tei="dur-iso")
    ),
    tag_type(
        "quote",
        "said",
        Field("speaker", "Speaker", "person", tei="who"),
        Field("mode", "Mode", "choice", ("direct", "indirect", "mixed", "scare"), tei="direct"),
        Field("cue", "Cue"),
        Field("via", "Via", "person"),
    ),
    tag_type("theme", "seg", Field("topic", "Topic")),
    tag_type("nachtrag für später", "quote", Field("ein Feld", "Feld"), Field("1st", "First")),
    tag_type("mention", "rs", Field("link", "Link", tei="ref")),
    tag_type("title", "name"),
    tag_type("word", "term"),
)


def annotation(number: int, kind: str, *pairs: tuple[int, int], **parts: Any) -> Annotation:
    """A tag of the article it is put into."""
    given = {"by": ANNA, "at": AT} | parts
    return Annotation(id=f"{number:032x}", article="", type=kind, target=target_of(*pairs), **given)


def annotated(
    text: str,
    *annotations: Annotation,
    number: int = 1,
    zones: tuple[Zone, ...] = (),
    metadata: Metadata | None = None,
    replaced: tuple[Replacement, ...] = (),
) -> AnnotatedArticle:
    """An article with its tags."""
    original = Original("ab" * 32, "luton-bbc.txt", "text/plain", "utf-8")
    article = Article(
        f"{number:016x}",
        metadata or Metadata("A title", "The Gazette", published="2023-09-20", language="en"),
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        len(text),
        original,
        replaced,
    )
    return AnnotatedArticle(article, text, zones, annotations)


def corpus(*articles: AnnotatedArticle, tag_types: tuple[TagType, ...] = TAG_TYPES) -> Corpus:
    """A corpus as the services make it."""
    annotations = [one for article in articles for one in article.annotations]
    zones = [one for article in articles for one in article.zones]
    annotators = tuple(sorted({one.by for one in annotations} | {one.by for one in zones}))
    records = named_records(tag_types, annotations)
    return Corpus("Luton", tag_types, annotators, records, len(articles), iter(articles))


def exported(exporter: Exporter, *articles: AnnotatedArticle) -> bytes:
    """The bytes of an export."""
    stream = io.BytesIO()
    exporter.write(corpus(*articles), stream, silent)
    return stream.getvalue()


def checked(exporter: Exporter, written: bytes, *articles: AnnotatedArticle) -> None:
    """Check an export against the texts it was made from, as the services do."""
    assert exporter.check is not None
    exporter.check(io.BytesIO(written), {one.article.id: one.text for one in articles}.__getitem__)


# every character that has once been lost or changed by some program on its way through XML
_TRICKY = (
    "\t\n\r\x85\u00a0\u2028\u2029\u200b\u00ad\u202e\ufeff\u0301\ufffd&<>\"']\U0001f600\U00010330e\u0301 ab.“”"
)
_VALUES = st.sampled_from(
    ["Aslam Khan", "Hazel Simmons", "deputy-leader", "deputy leader", "2023-05", "2011/..", "../2011", "2023-05~", "199X",
     "2023-02-30", "P12Y", "twelve years", "direct", "mixed", "scare", "", " ", "a\tb\r\nc", "<&>\"'", "\U0001f600", "https://x.org/a?b=c#d", "http://[", "%zz"]
)  # fmt: skip


@st.composite
def annotated_articles(draw: st.DrawFn, number: int = 1) -> AnnotatedArticle:
    """Any text with any tags on it: nested, equal, overlapping, over paragraphs, in several stretches."""
    text = draw(st.text(st.sampled_from(_TRICKY), max_size=60))
    last = max(0, len(text) - 1)
    pair = st.tuples(st.integers(0, last), st.integers(1, len(text) or 1)).map(
        lambda place: (place[0], min(len(text), place[0] + place[1]))
    )
    annotations, zones = [], []
    if text:
        for place in range(draw(st.integers(0, 7))):
            kind = draw(st.sampled_from(TAG_TYPES))
            annotations.append(
                annotation(
                    number * 1000 + place,
                    kind.name,
                    *draw(st.lists(pair, min_size=1, max_size=3)),
                    by=draw(st.sampled_from((ANNA, BEN))),
                    certainty=draw(st.sampled_from(CERTAINTIES)),
                    state=draw(st.sampled_from(STATES)),
                    note=draw(st.sampled_from(("", " a <note>\n", "é"))),
                    values=draw(_values_of(kind)),
                )
            )
        for place in range(draw(st.integers(0, 2))):
            kind_of_zone, rule = (
                draw(st.sampled_from(ZONE_KINDS)),
                draw(st.sampled_from(("", "a line of links"))),
            )
            zones.append(
                Zone(f"{number * 100 + place:032x}", "", Span(*draw(pair)), kind_of_zone, rule, ANNA)
            )
    places = [place for place, character in enumerate(text) if character == "\ufffd"]
    replaced = tuple(Replacement(place, draw(st.sampled_from((0, 7, 0xD800, 0xFFFE)))) for place in places)
    return annotated(text, *annotations, number=number, zones=tuple(zones), replaced=replaced)


def _values_of(kind: TagType) -> st.SearchStrategy[Mapping[str, str]]:
    names = [field.name for field in kind.fields] + ["undeclared key"]
    return st.dictionaries(st.sampled_from(names), _VALUES, max_size=4)
