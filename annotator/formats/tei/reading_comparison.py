"""Reads back what `comparison` wrote of several articles together."""

from collections.abc import Iterator, Mapping

from annotator.formats.tei.comparison import ACCEPTED, BECAUSE, CONFLICT, NO_COUNTERPART, SAID
from annotator.formats.tei.identifiers import conflict_id, counterpart_id, mention_id
from annotator.formats.tei.node import XML_ID, XmlElement
from annotator.formats.tei.places import COMPARISONS, PLACE
from annotator.formats.tei.reading_ids import own_id
from annotator.formats.tei.xpath import xpath
from annotator.model.comparison import Comparison, Family, TiedTag, Variant, Wording
from annotator.model.conflict import Witness
from annotator.model.counterpart import Counterpart
from annotator.model.errors import UnreadableFile
from annotator.model.passage import Place
from annotator.model.settlement import Settlement
from annotator.model.span import Span

_WITNESSES = xpath(" | ".join(f"{place}/tei:listWit/tei:witness" for place in COMPARISONS))
_FAMILIES = xpath(" | ".join(f"{place}/tei:listApp" for place in COMPARISONS))
_NOTES = xpath(" | ".join(f"{place}/tei:note" for place in COMPARISONS))
_APPS = xpath("tei:app")
_READINGS = xpath("tei:rdg")
_TIES = xpath("tei:note")
_DATE = xpath("string(tei:date/@when)")
_CITED = xpath("tei:cit")
_WORDS = {kind: xpath(f"string(tei:note[@type = '{kind}'])") for kind in (SAID, ACCEPTED, BECAUSE)}
_SUBJECT, _TOLD = xpath("string(tei:label)"), xpath("string(tei:desc)")


def read_comparison(root: XmlElement, people: Mapping[str, str]) -> Comparison:
    """Read what a `TEI` or `teiCorpus` element says of its articles together; `people` are names by pointer.

    Raises UnreadableFile for what no grammar sees.
    """
    notes = list(_NOTES(root))
    conflicts = [note for note in notes if note.get("type") == CONFLICT]
    settlements = [(_settlement(note, people), list(_CITED(note))) for note in conflicts]
    return Comparison(
        cited={_article(one.get("corresp")): one.text or "" for one in _WITNESSES(root)},
        families=tuple(_family(one, people) for one in _FAMILIES(root)),
        dismissals=tuple(_dismissal(note, people) for note in notes if note.get("type") == NO_COUNTERPART),
        settlements=tuple(settlement for settlement, _cited in settlements),
        gone=frozenset(
            one.get("n") for _settlement, cited in settlements for one in cited if "n" in one.attrib
        ),
    )


def _family(family: XmlElement, people: Mapping[str, str]) -> Family:
    whole, *others = _APPS(family)
    held: dict[str, TiedTag] = {}
    for reading in _READINGS(whole):
        words = (reading.text or "", *(gap.tail or "" for gap in reading))
        for tag, article in _sources(reading):
            held[tag] = TiedTag(tag, article, words)
    tags = tuple(held.pop(_tag(pointer)) for pointer in family.get("corresp").split())
    articles = {tag.annotation: tag.article for tag in tags}
    ties = tuple(_tie(note, articles, people) for note in _TIES(whole))
    return Family(tags, ties, tuple(_variant(app, tags) for app in others))


def _variant(app: XmlElement, tags: tuple[TiedTag, ...]) -> Variant:
    wordings: dict[str, Wording] = {}
    for reading in _READINGS(app):
        places = reading.get("corresp").split()
        for (tag, _article), pointer in zip(_sources(reading), places, strict=True):
            wordings[tag] = Wording(_place(pointer)[1], reading.text or "")
    return Variant(app.get("type"), tuple(wordings.get(tag.annotation) for tag in tags))


def _sources(reading: XmlElement) -> Iterator[tuple[str, str]]:
    """Each tag that has a reading, with its article."""
    witnesses = (pointer.removesuffix(".witness") for pointer in reading.get("wit").split())
    for tag, witness in zip(reading.get("source").split(), witnesses, strict=True):
        yield _tag(tag), _article(witness)


def _tie(note: XmlElement, articles: Mapping[str, str], people: Mapping[str, str]) -> Counterpart:
    annotation, tag = map(_tag, note.get("target").split())
    return _answer(note, Counterpart(annotation, articles[tag], tag, **_stated(note, people)))


def _dismissal(note: XmlElement, people: Mapping[str, str]) -> Counterpart:
    annotation, article = note.get("target").split()
    return _answer(note, Counterpart(_tag(annotation), _article(article), "", **_stated(note, people)))


def _answer(note: XmlElement, answer: Counterpart) -> Counterpart:
    if note.get(XML_ID) != counterpart_id(answer.id):
        raise UnreadableFile(f"“{note.get(XML_ID)}” is not the id of the answer that it is given to.")
    return answer


def _settlement(note: XmlElement, people: Mapping[str, str]) -> Settlement:
    settlement = Settlement(
        kind=note.get("subtype"),
        subject=str(_SUBJECT(note)),
        told=str(_TOLD(note)),
        witnesses=tuple(map(_witness, _CITED(note))),
        value=str(_WORDS[ACCEPTED](note)),
        because=str(_WORDS[BECAUSE](note)),
        **_stated(note, people),
    )
    if note.get(XML_ID) != conflict_id(settlement.id):
        raise UnreadableFile(f"“{note.get(XML_ID)}” is not the id of the conflict that it is given to.")
    return settlement


def _witness(cited: XmlElement) -> Witness:
    quote = cited[0]
    place, *tags = quote.get("corresp").split()
    article, stretch = _place(place)
    lost = cited.get("n")
    annotation = _tag(tags[0]) if tags else _tag(f"#{mention_id(lost)}") if lost else ""
    return Witness(article, Span(*stretch), quote.text or "", annotation, str(_WORDS[SAID](cited)))


def _stated(note: XmlElement, people: Mapping[str, str]) -> dict[str, str]:
    by = people[note.get("resp")] if "resp" in note.attrib else ""
    return {"by": by, "at": str(_DATE(note))}


def _place(pointer: str) -> tuple[str, Place]:
    found = PLACE.fullmatch(pointer)
    if found is None:
        raise UnreadableFile(f"“{pointer}” is no place in the text of an article.")
    start = int(found[2])
    return _article(f"#a{found[1]}"), (start, start + int(found[3]))


def _tag(pointer: str) -> str:
    return own_id(pointer[1:], mention_id(""))


def _article(pointer: str) -> str:
    return own_id(pointer[1:], "a")
