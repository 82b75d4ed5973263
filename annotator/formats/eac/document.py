"""One authority record as a document of EAC-CPF 2.0.

Source: Society of American Archivists, EAC-CPF Tag Library, version 2.0, 2022.
"""

import io
import re
from collections.abc import Iterator

from annotator.formats.eac.dating import date_node
from annotator.formats.eac.entry import Entry
from annotator.formats.tei.node import Content, Node, element, node
from annotator.model.article import Article
from annotator.model.claim import Claim
from annotator.model.holdings import Remembered
from annotator.model.record import Identifier

NAMESPACE = "https://archivists.org/ns/eac/v2"
ENTITY_TYPES = {"person": "person", "organisation": "corporateBody"}
"""Kinds of entries that EAC-CPF has a place for."""

ATTESTED, MERGED, NOTE, ORIGIN = "attested", "merged", "note", "origin"
"""What `@localType` says of a name that an article uses, an id that leads here, a note and an authority file."""
ARTICLE = "article-"
"""How the ids of sources begin that are articles."""

_ADDRESSES = {
    "VIAF": "https://viaf.org/viaf/{}",
    "Wikidata": "http://www.wikidata.org/entity/{}",
    "ISNI": "https://isni.org/isni/{}",
    "ORCID": "https://orcid.org/{}",
    "GND": "https://d-nb.info/gnd/{}",
}
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")
_PROLOGUE = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def document(entry: Entry) -> bytes:
    """The document; the same entry gives the same bytes. Raises InvalidDocument for what no XML can hold."""
    # lxml is loaded with the first document
    from annotator.formats.tei.xml_stream import write_xml

    stream = io.BytesIO()
    root = node("eac", {}, (_control(entry), _description(entry)))
    write_xml(stream, root, (), namespace=NAMESPACE, prologue=_PROLOGUE)
    return stream.getvalue()


def citation(article: Article) -> str:
    """An article as a source in words: title, outlet, author, date."""
    about = article.metadata
    said = (article.label, about.publisher, about.author, about.published)
    return ", ".join(part for part in (" ".join(one.split()) for one in said) if part)


def _control(entry: Entry) -> Node:
    record = entry.record
    history = entry.history or (Remembered(record.at, record.by, "", "created"),)
    revised = "revised" if len(history) > 1 else "new"
    status = "approved" if record.status == "established" else "inProcess"
    return node(
        "control",
        {
            "languageEncoding": "ietf-bcp-47",
            "dateEncoding": "iso8601",
            "maintenanceStatus": revised,
            "publicationStatus": status,
        },
        (
            element("recordId", record.id),
            element("maintenanceAgency", element("agencyName", entry.project or "Annotator project")),
            element("maintenanceHistory", *map(_maintained, history)),
            *_sources(entry),
            *(node("otherRecordId", {"localType": MERGED}, (one,)) for one in entry.merged),
            *_origin(record.origin),
        ),
    )


def _maintained(one: Remembered) -> Node:
    agent = node("agent", {"agentType": "human" if one.by else "unknown"}, (one.by or "unknown",))
    at = node("eventDateTime", {"standardDateTime": one.at} if one.at else {}, (one.at or "unknown",))
    said = (element("eventDescription", one.label),) if one.label else ()
    return node("maintenanceEvent", {"maintenanceEventType": one.kind}, (agent, at, *said))


def _sources(entry: Entry) -> Iterator[Node]:
    cited = [claim.article for claim in (*entry.claims, *(claim for _holder, claim in entry.held_by))]
    attesting = [article for articles in entry.attested.values() for article in articles]
    found = [_article_source(entry.articles[one]) for one in sorted({*cited, *attesting})]
    found += [element("source", element("reference", words)) for words in entry.record.sources]
    if found:
        yield element("sources", *found)


def _article_source(article: Article) -> Node:
    url = article.metadata.url
    where = {"href": url} if _ADDRESS.fullmatch(url) else {}
    return node("source", {"id": ARTICLE + article.id}, (node("reference", where, (citation(article),)),))


def _origin(origin: str) -> Iterator[Node]:
    if origin:
        yield node("localControl", {"localType": ORIGIN}, (element("term", origin),))


def _description(entry: Entry) -> Node:
    described = tuple(_described(entry))
    related = tuple(_relations(entry))
    return element(
        "cpfDescription",
        _identity(entry),
        *((element("description", *described),) if described else ()),
        *((element("relations", *related),) if related else ()),
    )


def _identity(entry: Entry) -> Node:
    record = entry.record
    preferred = {"preferredForm": "true", "status": "authorized"}
    other = {"preferredForm": "false", "status": "alternative"}
    return element(
        "identity",
        node("entityType", {"value": ENTITY_TYPES[record.kind]}),
        _name(entry, record.name, preferred),
        *(_name(entry, form, other) for form in record.forms),
        *(
            _name(entry, form, {"localType": ATTESTED, **other})
            for form in sorted(entry.attested.keys() - set(record.every_form))
        ),
        *map(_identifier, record.identifiers),
    )


def _name(entry: Entry, form: str, attributes: dict[str, str]) -> Node:
    """A form; if articles use it, with them as its source, and when they were published."""
    articles = sorted(entry.attested.get(form, ()))
    dates = sorted({entry.articles[one].metadata.published for one in articles})
    said = [found for date in dates if (found := date_node(date))]
    used = said if len(said) < 2 else [element("dateSet", *said)]
    source = {"sourceReference": " ".join(ARTICLE + one for one in articles)} if articles else {}
    return node(
        "nameEntry",
        {**attributes, **source},
        (element("part", form), *(element("useDates", one) for one in used)),
    )


def _identifier(one: Identifier) -> Node:
    address = _ADDRESSES.get(one.scheme, "").format(one.value)
    known = {"valueURI": address} if _ADDRESS.fullmatch(address) else {}
    return node("identityId", {"vocabularySource": one.scheme, **known}, (one.value,))


def _described(entry: Entry) -> Iterator[Node]:
    """What is said of the entity, in the order that the schema wants: what it did before dates of existence."""
    record = entry.record
    roles = [claim for claim in entry.claims if claim.kind == "role" and claim.term]
    one = "occupation" if record.kind == "person" else "function"
    if roles:
        yield element(f"{one}s", *(_role(one, claim) for claim in roles))
    if record.dates:
        date = date_node(record.dates) or element("date", record.dates)
        yield element("existDates", date)
    if record.note:
        yield node("biogHist", {"localType": NOTE}, (element("p", record.note),))
    dated = [item for claim in entry.claims if claim.kind != "role" and (item := _chronicled(claim))]
    if dated:
        yield element("biogHist", element("chronList", *dated))


def _role(name: str, claim: Claim) -> Node:
    return node(
        name,
        {"sourceReference": ARTICLE + claim.article},
        (element("term", claim.term), *_when(claim), _in_words(claim)),
    )


def _chronicled(claim: Claim) -> "Node | None":
    """A date of somebody's life by an article; the words of the tag where it says no event."""
    when = tuple(_when(claim))
    if not when:
        return None
    return node(
        "chronItem",
        {"sourceReference": ARTICLE + claim.article},
        (*when, element("event", claim.term or claim.text or claim.kind)),
    )


def _relations(entry: Entry) -> Iterator[Node]:
    for claim in entry.claims:
        if claim.organisation_name:
            yield _relation(entry, claim, "corporateBody", claim.organisation_name, claim.organisation)
    for holder, claim in entry.held_by:
        yield _relation(entry, claim, ENTITY_TYPES[holder.kind], holder.name, holder.id)


def _relation(entry: Entry, claim: Claim, kind: str, name: str, identifier: str) -> Node:
    target: dict[str, str] = {"targetType": kind}
    if identifier in entry.files:
        target["valueURI"] = entry.files[identifier]
    role = claim.term or claim.kind
    return node(
        "relation",
        {"sourceReference": ARTICLE + claim.article},
        (
            node("targetEntity", target, (element("part", name),)),
            *_when(claim),
            element("relationType", role),
            _in_words(claim),
        ),
    )


def _when(claim: Claim) -> Iterator[Node]:
    """When it was, as far as the article says; EAC-CPF says how sure one is of dates alone."""
    interval = f"{claim.start or '..'}/{claim.end or '..'}"
    found = date_node(claim.start if claim.start == claim.end else interval, claim.certainty)
    if found is not None:
        yield found


def _in_words(claim: Claim) -> Node:
    """The words of the article, how sure the tag is, and who made it."""
    said: tuple[tuple[str, str], ...] = (
        ("text", claim.text),
        ("certainty", claim.certainty),
        ("duration", claim.duration),
        ("annotator", claim.by),
    )
    parts: list[Content] = []
    for kind, words in said:
        if words.strip():
            parts += [
                f"{kind}: " if not parts else f"; {kind}: ",
                node("span", {"localType": kind}, (words,)),
            ]
    return element("descriptiveNote", element("p", *parts))
