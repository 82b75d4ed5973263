"""What is said of several articles together: families of tags as critical apparatus, settled conflicts as notes.

The apparatus is external and refers to locations by address (TEI Guidelines, 13.2.1): a `listApp` is a family, its
first `app` has the words of its tags as a whole, each further one a difference between them. No article is the
base text of another: `@from` leads to the one that comes first, `@corresp` of a reading to its own places. These
lie in the body, whose characters are those of the stored text, so that no paragraph need be known here.
"""

from collections.abc import Iterator, Sequence

from annotator.formats.tei.identifiers import (
    annotator_id,
    conflict_id,
    counterpart_id,
    family_id,
    mention_id,
    witness_id,
)
from annotator.formats.tei.mention import moment
from annotator.formats.tei.node import XML_ID, XML_SPACE, Content, Node, element, node
from annotator.model.comparison import Comparison, Family, TiedTag, Variant
from annotator.model.conflict import Witness
from annotator.model.counterpart import Counterpart
from annotator.model.passage import Place
from annotator.model.settlement import Settlement

WHOLE = "whole"
"""Type of the entry that has the words of all tags of a family."""
COUNTERPART, NO_COUNTERPART, CONFLICT = "counterpart", "no-counterpart", "conflict"
SAID, ACCEPTED, BECAUSE = "said", "accepted", "because"
_GAP = element("gap")


def comparison_nodes(comparison: Comparison) -> tuple[Node, ...]:
    """Return the list of witnesses, the families, then dismissals and conflicts; nothing when there are none."""
    return (
        *_witnesses(comparison),
        *(_family(family) for family in comparison.families),
        *(_answer(answer) for answer in comparison.dismissals),
        *(_conflict(settlement, comparison.gone) for settlement in comparison.settlements),
    )


def place_pointer(article: str, place: Place) -> str:
    """Return the pointer to a stretch of an article's text, or to a point in it, in code points."""
    start, end = place
    return f"#string-range(a{article}.body,{start},{end - start})"


def _witnesses(comparison: Comparison) -> Iterator[Node]:
    if comparison.cited:
        yield element(
            "listWit",
            *(
                node("witness", {XML_ID: witness_id(article), "corresp": f"#a{article}"}, (citation,))
                for article, citation in comparison.cited.items()
            ),
        )


def _family(family: Family) -> Node:
    first = family.tags[0]
    whole = node(
        "app",
        {"type": WHOLE, "from": f"#{mention_id(first.annotation)}"},
        (*_whole_readings(family.tags), *(_answer(tie) for tie in family.ties)),
    )
    return node(
        "listApp",
        {XML_ID: family_id(family.id), "type": "family", "corresp": _tags(family.tags)},
        (whole, *(_variant(family.tags, variant) for variant in family.variants)),
    )


def _whole_readings(tags: Sequence[TiedTag]) -> Iterator[Node]:
    for words in dict.fromkeys(tag.words for tag in tags):
        having = [tag for tag in tags if tag.words == words]
        content: list[Content] = [words[0]]
        for stretch in words[1:]:
            content += (_GAP, stretch)
        yield node("rdg", {**_witnessed(having), XML_SPACE: "preserve"}, tuple(content))


def _variant(tags: Sequence[TiedTag], variant: Variant) -> Node:
    """A difference; tags that read the same make one reading, and a reading without words lacks them."""
    having: dict[str, list[tuple[TiedTag, Place]]] = {}
    for tag, wording in zip(tags, variant.wordings, strict=True):
        if wording is not None:
            having.setdefault(wording.words, []).append((tag, wording.place))
    readings = [
        (words, [tag for tag, _place in held], [place_pointer(tag.article, place) for tag, place in held])
        for words, held in having.items()
    ]
    return node(
        "app",
        {"type": variant.kind, "from": readings[0][2][0]},
        tuple(
            node(
                "rdg",
                {**_witnessed(held), "corresp": " ".join(places), XML_SPACE: "preserve"},
                (words,) if words else (),
            )
            for words, held, places in readings
        ),
    )


def _witnessed(tags: Sequence[TiedTag]) -> dict[str, str]:
    """The articles that have a reading, and its tag in each, in the same order."""
    return {"wit": " ".join(f"#{witness_id(tag.article)}" for tag in tags), "source": _tags(tags)}


def _tags(tags: Sequence[TiedTag]) -> str:
    return " ".join(f"#{mention_id(tag.annotation)}" for tag in tags)


def _answer(answer: Counterpart) -> Node:
    """A tie leads from the one tag to the other, a dismissal to the article that has nothing to tag."""
    other = mention_id(answer.tag) if answer.tag else f"a{answer.article}"
    return node(
        "note",
        {
            XML_ID: counterpart_id(answer.id),
            "type": COUNTERPART if answer.tag else NO_COUNTERPART,
            "target": f"#{mention_id(answer.annotation)} #{other}",
            **_resp(answer.by),
        },
        (node("date", moment(answer.at)),),
    )


def _conflict(settlement: Settlement, gone: frozenset[str]) -> Node:
    return node(
        "note",
        {
            XML_ID: conflict_id(settlement.id),
            "type": CONFLICT,
            "subtype": settlement.kind,
            **_resp(settlement.by),
        },
        (
            node("date", moment(settlement.at)),
            element("label", settlement.subject),
            element("desc", settlement.told),
            *(_witness(witness, gone) for witness in settlement.witnesses),
            *_words(ACCEPTED, settlement.value),
            *_words(BECAUSE, settlement.because),
        ),
    )


def _witness(witness: Witness, gone: frozenset[str]) -> Node:
    """What an article says, where, and by which tag; the id of a tag that is gone is all that is left of it."""
    places = [place_pointer(witness.article, (witness.span.start, witness.span.end))]
    lost = witness.annotation in gone
    if witness.annotation and not lost:
        places.append(f"#{mention_id(witness.annotation)}")
    source = {"source": f"#a{witness.article}", "corresp": " ".join(places), XML_SPACE: "preserve"}
    return node(
        "cit",
        {"n": witness.annotation} if lost else {},
        (node("quote", source, (witness.text,)), *_words(SAID, witness.said)),
    )


def _words(kind: str, words: str) -> Iterator[Node]:
    if words:
        yield node("note", {"type": kind, XML_SPACE: "preserve"}, (words,))


def _resp(by: str) -> dict[str, str]:
    return {"resp": f"#{annotator_id(by)}"} if by else {}
