"""Articles with tags, made by hand and at random, for everything that writes TEI."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from annotator.formats.exporters.exporter import Exporter
from annotator.model.annotation import CERTAINTIES, STATES, Annotation
from annotator.model.article import Article, Metadata, Original, Replacement
from annotator.model.claim import Claim
from annotator.model.comment import Comment
from annotator.model.comparison import Comparison
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.link import Link
from annotator.model.progress import silent
from annotator.model.record import Identifier, Record
from annotator.model.review import ANSWERS, CURRENT, VERDICTS, Review, holding
from annotator.model.span import Span, target_of
from annotator.model.stage import STAGES, Stage
from annotator.model.tag_type import LINK_KINDS, Example, Field, TagType
from annotator.model.term import Term
from annotator.model.zone import ZONE_KINDS, Zone

ANNA, BEN, RITA = "Anna Exämple", 'Ben "B" <Example>', "Rita"
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
        Field("term", "Role", "term", tei="role"),
        Field("holder", "Held by", "person"),
        Field("organisation", "Organisation", "organisation"),
        Field("from", "From", "date"),
    ),
    tag_type(
        "date",
        "date",
        Field("edtf", "Date", "date", tei="edtf"),
        Field("duration", "D", "duration", tei="dur-iso"),
        Field("relative_to", "Relative to", "tag", tei="datingPoint"),
    ),
    tag_type(
        "quote",
        "said",
        Field("speaker", "Speaker", "agent", tei="who"),
        Field("addressee", "To", "agent", tei="toWhom"),
        Field("mode", "Mode", "choice", ("direct", "indirect", "mixed", "scare"), tei="direct"),
        Field("cue", "Cue"),
        Field("via", "Via", "person"),
    ),
    replace(
        tag_type("theme", "seg", Field("topic", "Topic", hint="What it is “about”")),
        letter='"',
        key="\\",
        trims_punctuation=False,
        examples=(Example("a heavy heart", "Deputy leader quits"), Example(" <x>\n")),
    ),
    tag_type("nachtrag für später", "quote", Field("ein Feld", "Feld"), Field("1st", "First")),
    tag_type("mention", "rs", Field("link", "Link", tei="ref")),
    tag_type("title", "name"),
    tag_type("word", "term"),
)


NOTHING = Comparison()
TYPES = {one.name: one for one in TAG_TYPES}
OLD_THEME = tag_type("theme", "seg", Field("topic", "Topic", "choice", ("one",)), definition="As it was.")
"""What *theme* was before."""
_ENTRIES: dict[str, Record] = {}


def entry(kind: str, name: str, **parts: Any) -> Record:
    """The entry of the register for a name, on one line as the register keeps it; the same name, the same entry."""
    name = " ".join(name.split()) or "Nobody"
    identifier = hashlib.sha256(f"{kind} {name}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return _ENTRIES.setdefault(identifier, Record(identifier, kind, name, by=ANNA, at=AT, **parts))


def name_of(identifier: str) -> str:
    """Name of the entry with this id, empty where there is none."""
    return _ENTRIES[identifier].name if identifier in _ENTRIES else ""


KHAN = entry(
    "person",
    "Aslam Khan",
    forms=("Cllr Khan", "Mr <Khan>"),
    dates="1961~/..",
    identifiers=(Identifier("VIAF", "12345"), Identifier("own", "K & 1")),
    note="Councillor of Luton.",
    sources=("Who’s Who", "Council minutes"),
    origin="Councillors of Luton, 2023",
)


TERMS = (
    Term(
        "1" * 32,
        "role.term",
        "deputy-leader",
        ("vice & chair", "deputy"),
        "Second to <the> leader.",
        "https://x.org/t#1",
        "Offices, 2026",
    ),
    Term("2" * 32, "theme.ein Feld", "x"),
)


def annotation(number: int, kind: str, *pairs: tuple[int, int], **parts: Any) -> Annotation:
    """A tag of the article it is put into; names given for link fields are linked to their entries."""
    given = {"by": ANNA, "at": AT} | parts
    defined = TYPES.get(kind)
    linked = {
        name: Link(record=entry(kinds[0], value).id)
        for name, value in given.get("values", {}).items()
        if defined and value and (kinds := LINK_KINDS.get(getattr(defined.find(name), "kind", ""), ()))
    }
    given["values"] = {name: value for name, value in given.get("values", {}).items() if name not in linked}
    given["links"] = linked | given.get("links", {})
    given["values"] = {name: value for name, value in given["values"].items() if name not in given["links"]}
    given.setdefault("type_version", defined.version if defined else "")
    return Annotation(id=f"{number:032x}", article="", type=kind, target=target_of(*pairs), **given)


def comment(number: int, on: int, text: str, reply_to: int = 0, **parts: Any) -> Comment:
    """A remark on the tag of this number; `reply_to` is the number of the remark that opened the thread."""
    given = {"by": BEN, "at": AT, "annotation": f"{on:032x}"} | parts
    opening = f"{reply_to:032x}" if reply_to else ""
    return Comment(id=f"{number:032x}", article="", text=text, reply_to=opening, **given)


def decision(number: int, verdict: str, **parts: Any) -> Review:
    """A decision on the tag of this number, as it leaves a project: it holds unless `event` is empty."""
    given = {"event": CURRENT, "by": RITA, "at": AT} | parts
    return Review(annotation=f"{number:032x}", article="", verdict=verdict, **given)


def annotated(
    text: str,
    *annotations: Annotation,
    number: int = 1,
    zones: tuple[Zone, ...] = (),
    metadata: Metadata | None = None,
    replaced: tuple[Replacement, ...] = (),
    comments: tuple[Comment, ...] = (),
    reviews: tuple[Review, ...] = (),
    stages: tuple[Stage, ...] = (),
) -> AnnotatedArticle:
    """An article with its tags, whose state is what was decided where that holds."""
    decided = holding(reviews)
    annotations = tuple(
        replace(tag, state=decided[tag.id].verdict, before_review=tag.state) if tag.id in decided else tag
        for tag in annotations
    )
    original = Original("ab" * 32, "luton-bbc.txt", "text/plain", "utf-8")
    article = Article(
        f"{number:016x}",
        metadata or Metadata("A title", "The Gazette", published="2023-09-20", language="en"),
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        len(text),
        original,
        replaced,
    )
    return AnnotatedArticle(
        article,
        text,
        tuple(replace(zone, article=article.id) for zone in zones),
        tuple(replace(tag, article=article.id) for tag in annotations),
        tuple(replace(one, article=article.id) for one in comments),
        tuple(replace(one, article=article.id) for one in reviews),
        tuple(replace(one, article=article.id) for one in stages),
    )


def corpus(
    *articles: AnnotatedArticle,
    tag_types: tuple[TagType, ...] = TAG_TYPES,
    comparison: Comparison = NOTHING,
) -> Corpus:
    """A corpus as the services make it."""
    annotations = [one for article in articles for one in article.annotations]
    zones = [one for article in articles for one in article.zones]
    comments = [one for article in articles for one in article.comments]
    linked = {link.record for one in annotations for link in one.links.values() if link.record}
    records = tuple(sorted((_ENTRIES[identifier] for identifier in linked), key=lambda record: record.id))
    by = {one.by for one in annotations} | {one.by for one in zones} | {one.by for one in records}
    by |= {one.by for one in comments} | {one.resolved_by for one in comments if one.resolved_by}
    by |= comparison.annotators
    reviews = [one for article in articles for one in article.reviews]
    stages = [one for article in articles for one in article.stages]
    by |= {one.answered_by for one in reviews} | {one.person for one in stages}
    reviewers = {one.by for one in reviews} | {one.by for one in stages if one.by != one.person}
    claims = [
        claim
        for article in articles
        for one in article.annotations
        for claim in _claims(one, article.article.id)
    ]
    versions = frozenset((one.type, one.type_version) for one in annotations)
    return Corpus(
        "Luton",
        tag_types,
        tuple(sorted(by - {""})),
        records,
        len(articles),
        iter(articles),
        versions=versions,
        terms=TERMS,
        older_types={OLD_THEME.version: OLD_THEME},
        comparison=comparison,
        reviewers=tuple(sorted(reviewers)),
        claims_of=lambda record: [claim for claim in claims if claim.holder == record],
    )


def _claims(tag: Annotation, article: str) -> Iterator[Claim]:
    holder = tag.links.get("holder", Link()).record
    organisation = tag.links.get("organisation", Link()).record
    if tag.type == "role" and holder:
        yield Claim(
            *(tag.id, article, "role", holder, "", tag.values.get("term", ""), organisation),
            name_of(organisation),
            *(tag.values.get("from", ""), "", "", tag.certainty, tag.by, "words"),
        )


def exported(exporter: Exporter, *articles: AnnotatedArticle, comparison: Comparison = NOTHING) -> bytes:
    """The bytes of an export."""
    stream = io.BytesIO()
    exporter.write(corpus(*articles, comparison=comparison), stream, silent)
    return stream.getvalue()


def checked(exporter: Exporter, written: bytes, *articles: AnnotatedArticle) -> None:
    """Check an export against the articles it was made from, as the services do."""
    assert exporter.check is not None
    exporter.check(io.BytesIO(written), {one.article.id: one for one in articles}.__getitem__)


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
                    links=draw(_links_of(kind, number * 1000)),
                    type_version=draw(st.sampled_from((kind.version, kind.version, OLD_THEME.version, ""))),
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
    comments = tuple(
        comment(
            number * 100 + place,
            number * 1000 + place,
            " Why?\n",
            resolved_by=draw(st.sampled_from(("", ANNA))),
        )
        for place in range(len(annotations))
        if draw(st.booleans())
    )
    on_article = (comment(number * 100 + 40, 0, "All of it?", annotation=""),) if draw(st.booleans()) else ()
    comments = (*comments, *on_article)
    replies = tuple(
        comment(number * 100 + 50 + place, 0, "<So>", int(one.id, 16), by=ANNA, annotation=one.annotation)
        for place, one in enumerate(comments)
        if draw(st.booleans())
    )
    threads = sorted((*comments, *replies), key=lambda one: (one.reply_to or one.id, bool(one.reply_to)))
    places = [place for place, character in enumerate(text) if character == "\ufffd"]
    replaced = tuple(Replacement(place, draw(st.sampled_from((0, 7, 0xD800, 0xFFFE)))) for place in places)
    return annotated(
        text,
        *annotations,
        number=number,
        zones=tuple(zones),
        replaced=replaced,
        comments=tuple(threads),
        reviews=tuple(review for tag in annotations for review in draw(_decisions(tag.id))),
        stages=tuple(
            Stage(
                "",
                person,
                draw(st.sampled_from(STAGES)),
                draw(_WORDS),
                draw(st.sampled_from((person, RITA))),
                AT,
            )
            for person in draw(st.sampled_from(((), (ANNA,), (ANNA, BEN))))
        ),
    )


_WORDS = st.sampled_from(("", " Why <not>?\n", "é"))


@st.composite
def _decisions(draw: st.DrawFn, tag: str) -> list[Review]:
    """What was decided about a tag: nothing, one thing that holds or not, or two that stand against each other."""
    replacements = st.sampled_from(("", tag, "e" * 32))
    found = []
    for by in draw(st.sampled_from(((), (), (RITA,), (ANNA, RITA)))):
        answer = draw(st.sampled_from(ANSWERS))
        answered = {"answer_reason": draw(_WORDS), "answered_by": BEN, "answered_at": AT} if answer else {}
        found.append(
            decision(
                int(tag, 16),
                draw(st.sampled_from(VERDICTS)),
                event=draw(st.sampled_from((CURRENT, CURRENT, ""))),
                replaced_by=draw(replacements),
                automatic=draw(st.booleans()),
                reason=draw(_WORDS),
                by=by,
                answer=answer,
                **answered,
            )
        )
    return found


def _values_of(kind: TagType) -> st.SearchStrategy[Mapping[str, str]]:
    names = [field.name for field in kind.fields] + ["undeclared key"]
    return st.dictionaries(st.sampled_from(names), _VALUES, max_size=4)


def _links_of(kind: TagType, first: int) -> st.SearchStrategy[Mapping[str, Link]]:
    """Links by entry, by mention or by both, on fields that take them and on one that nobody declares."""
    names = [field.name for field in kind.fields if field.is_link] + ["undeclared link"]
    links = st.builds(
        Link,
        record=st.sampled_from((KHAN.id, "")),
        mention=st.sampled_from(("", f"{first:032x}")),
        certainty=st.sampled_from(CERTAINTIES),
        source=st.sampled_from(("", "Names & dates, 2026")),
    ).filter(lambda link: bool(link.record or link.mention))
    return st.dictionaries(st.sampled_from(names), links, max_size=2)
