"""What is said of several articles together, made by hand and at random."""

from collections.abc import Sequence

from hypothesis import strategies as st

from annotator.model.annotation import Annotation
from annotator.model.comparison import Comparison, Family, TiedTag, Variant, Wording
from annotator.model.conflict import CONFLICT_KINDS, Witness
from annotator.model.corpus import AnnotatedArticle
from annotator.model.counterpart import Counterpart
from annotator.model.passage import READING_KINDS
from annotator.model.settlement import Settlement
from annotator.model.span import Span
from tests.formats.tei.material import ANNA, AT, BEN, annotated, annotated_articles, annotation

Tagged = tuple[AnnotatedArticle, Annotation]

GAZETTE = annotated(
    "He said: “It drew him in\n\nfor 12 years.”\n",
    annotation(11, "quote", (9, 40)),
    annotation(12, "person", (0, 2)),
    number=1,
)
MAIL = annotated(
    "“It drew me in”, he said, “for 13 years.”",
    annotation(21, "quote", (0, 15), (26, 41), by=BEN),
    annotation(22, "person", (17, 19)),
    number=2,
)
PLAIN = annotated("Nothing of it.", number=3)


def wording(article: AnnotatedArticle, words: str) -> Wording:
    """Where words stand first in an article."""
    start = article.text.index(words)
    return Wording((start, start + len(words)), words)


def tied(article: AnnotatedArticle, tag: Annotation) -> TiedTag:
    """A tag as a member of a family."""
    return TiedTag(tag.id, article.article.id, tuple(article.text[one.start : one.end] for one in tag.target))


def tie(one: Tagged, other: Tagged, by: str = ANNA, at: str = AT) -> Counterpart:
    """Two tags that stand for one thing."""
    return Counterpart(one[1].id, other[0].article.id, other[1].id, by, at)


def witness(article: AnnotatedArticle, words: str, tag: str = "", said: str = "") -> Witness:
    """What an article says where these words stand first."""
    return Witness(article.article.id, Span(*wording(article, words).place), words, tag, said)


_QUOTES = (GAZETTE, GAZETTE.annotations[0]), (MAIL, MAIL.annotations[0])
_PEOPLE = (GAZETTE, GAZETTE.annotations[1]), (MAIL, MAIL.annotations[1])
COMPARISON = Comparison(
    cited={GAZETTE.article.id: "The Gazette, A title", MAIL.article.id: "The <Mail>, A title"},
    families=(
        Family(
            tuple(tied(*tagged) for tagged in _QUOTES),
            (tie(*_QUOTES),),
            (
                Variant("person", (wording(GAZETTE, "him"), wording(MAIL, "me"))),
                Variant("omission", (wording(GAZETTE, "\n\n"), Wording((14, 14), ""))),
                Variant("number", (wording(GAZETTE, "12"), wording(MAIL, "13"))),
            ),
        ),
        Family(tuple(tied(*tagged) for tagged in _PEOPLE), (tie(_PEOPLE[1], _PEOPLE[0], BEN, ""),)),
    ),
    dismissals=(Counterpart(GAZETTE.annotations[1].id, PLAIN.article.id, "", "", AT),),
    settlements=(
        Settlement(
            "claim",
            "Aslam Khan, councillor",
            "12 years in The Gazette & 13 years in The Mail",
            (
                witness(GAZETTE, "12 years", GAZETTE.annotations[0].id, "P12Y"),
                witness(MAIL, "13 years", "f" * 32, "P13Y"),
            ),
            "12 years",
            "The council minutes say <so>.",
            BEN,
            AT,
        ),
        Settlement(
            "number", "for …", "12, 13", (witness(GAZETTE, "12"), witness(MAIL, "13")), "", "Nobody knows."
        ),
    ),
    gone=frozenset({"f" * 32}),
)
"""Two families, one without a difference; a dismissal; two conflicts, of which one cannot be decided."""
COMPARED = (GAZETTE, MAIL, PLAIN)


@st.composite
def compared_articles(draw: st.DrawFn) -> tuple[tuple[AnnotatedArticle, AnnotatedArticle], Comparison]:
    """Any two articles with any tags tied, any places compared and anything settled between them."""
    articles = draw(annotated_articles(number=1)), draw(annotated_articles(number=2))
    tagged = [(article, tag) for article in articles for tag in article.annotations]
    groups = _groups(draw, draw(st.permutations(tagged)))
    families = tuple(_family(draw, group) for group in groups)
    within = {tag.article for family in families for tag in family.tags}
    answered = {(one.annotation, one.article) for family in families for one in family.ties}
    dismissed = [
        Counterpart(tag.id, other, "", *draw(_STATED))
        for article, tag in tagged
        if (tag.id, other := f"{3 - int(article.article.id):016x}") not in answered and draw(st.booleans())
    ]
    written = [article for article in articles if article.text]
    settlements = [
        settlement for _ in range(draw(st.integers(0, 2))) if (settlement := _settlement(draw, written))
    ]
    return articles, Comparison(
        cited={one.article.id: f"The <{one.article.id}>" for one in articles if one.article.id in within},
        families=families,
        dismissals=tuple(dismissed),
        settlements=tuple({settlement.id: settlement for settlement in settlements}.values()),
        gone=frozenset({_GONE} & {w.annotation for one in settlements for w in one.witnesses}),
    )


_GONE = "f" * 32
_WORDS = st.sampled_from(("", " ", "12 years", " <&>\n“é”\t", "\r\n", "\U0001f600"))
_STATED = st.tuples(st.sampled_from(("", ANNA, BEN)), st.sampled_from(("", AT)))


def _groups(draw: st.DrawFn, tagged: Sequence[Tagged]) -> list[list[Tagged]]:
    """Tags in groups of two or more, none in two of them."""
    groups, place = [], 0
    while place + 1 < len(tagged) and draw(st.booleans()):
        size = draw(st.integers(2, 4))
        groups.append(list(tagged[place : place + size]))
        place += size
    return groups


def _family(draw: st.DrawFn, group: Sequence[Tagged]) -> Family:
    ties = tuple(tie(group[0], other, *draw(_STATED)) for other in group[1:])
    unique = {one.id: one for one in ties}
    kept = [
        group[0],
        *(other for other in group[1:] if any(one.tag == other[1].id for one in unique.values())),
    ]
    variants = [_variant(draw, kept) for _ in range(draw(st.integers(0, 2)))]
    return Family(
        tuple(tied(*member) for member in kept),
        tuple(unique.values()),
        tuple(variant for variant in variants if any(variant.wordings)),
    )


def _variant(draw: st.DrawFn, group: Sequence[Tagged]) -> Variant:
    wordings: list[Wording | None] = []
    for article, _tag in group:
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(article.text))] * 2)))
        there = draw(st.booleans())
        wordings.append(Wording((start, end), article.text[start:end]) if there else None)
    return Variant(draw(st.sampled_from(READING_KINDS)), tuple(wordings))


def _settlement(draw: st.DrawFn, articles: Sequence[AnnotatedArticle]) -> Settlement | None:
    if not articles:
        return None
    witnesses = []
    for _ in range(draw(st.integers(1, 3))):
        article = draw(st.sampled_from(articles))
        start = draw(st.integers(0, len(article.text) - 1))
        tags = ["", _GONE, *(tag.id for tag in article.annotations)]
        witnesses.append(
            Witness(
                article.article.id,
                Span(start, draw(st.integers(start + 1, len(article.text)))),
                draw(_WORDS),
                draw(st.sampled_from(tags)),
                draw(_WORDS),
            )
        )
    return Settlement(
        draw(st.sampled_from(CONFLICT_KINDS)),
        draw(_WORDS),
        draw(_WORDS),
        tuple(witnesses),
        draw(_WORDS),
        draw(_WORDS),
        *draw(_STATED),
    )
