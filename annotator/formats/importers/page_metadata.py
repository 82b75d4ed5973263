"""Reads what a web page states about its article: JSON-LD, OpenGraph, meta elements, language, addresses."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from annotator.model.article import Metadata
from annotator.text.normalising import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 500
_ARTICLE_TYPES = re.compile(r"Article$|Posting$|^Report")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
_POST = re.compile(r",[^,]*\b(?:correspondent|editor|reporter|writer|journalist)\b.*", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"^\s*url:\s*(https?://\S+)", re.IGNORECASE | re.MULTILINE)
_SAVED_ON = re.compile(r"saved date:\s*\w{3} (\w{3}) (\d{1,2}) (\d{4})", re.IGNORECASE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "date",
)


def page_metadata(tree: "HtmlElement") -> Metadata:
    """Return what the page states outright; what it does not state is empty."""
    metas = _metas(tree)
    stated = _from_json_ld(tree)
    address, accessed = _from_comments(tree)
    return Metadata(
        title=stated.title or _first(metas, _TITLES),
        publisher=stated.publisher or _first(metas, _PUBLISHERS),
        author=stated.author or person(_first(metas, _AUTHORS)),
        published=stated.published or _date(_first(metas, _PUBLISHED)) or _date(_marked_date(tree)),
        url=_canonical(tree) or _address(_first(metas, ("og:url",))) or stated.url or _address(address),
        language=_language(tree, metas) or stated.language,
        accessed=accessed,
    )


def clean(value: object) -> str:
    """Make one line of a stated value: entities read, blanks collapsed, forbidden characters gone."""
    if not isinstance(value, str):
        return ""
    text = normalise(html.unescape(value)).text.replace("\ufffd", "")
    return " ".join(text.split())[:_LONGEST].strip()


def _metas(tree: "HtmlElement") -> Mapping[str, str]:
    """Return the first content of each meta element by its name, in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        )
        content = clean(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str:
    """Return the first of the named meta contents that there is."""
    return next((metas[name] for name in names if name in metas), "")


def _from_json_ld(tree: "HtmlElement") -> Metadata:
    """Return what the first article among the page's JSON-LD objects says."""
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            document = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(document):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in kinds):
                return _article_item(item)
    return Metadata()


def _objects(document: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects at the top, in lists and in `@graph`."""
    waiting = [document]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _article_item(item: Mapping[str, Any]) -> Metadata:
    """Read one article object."""
    page = item.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return Metadata(
        title=clean(item.get("headline")) or clean(item.get("name")),
        publisher=", ".join(_names(item.get("publisher"))),
        author=person(", ".join(_names(item.get("author")))),
        published=_date(clean(item.get("datePublished"))),
        url=_address(clean(item.get("url"))) or _address(clean(page)),
        language=_language_tag(clean(item.get("inLanguage"))),
    )


def _names(value: Any) -> list[str]:
    """Return the names in a name, an object with a name, or a list of such."""
    values = value if isinstance(value, list) else [value]
    names = (clean(v.get("name")) if isinstance(v, dict) else clean(v) for v in values)
    return list(dict.fromkeys(name for name in names if name))


def person(value: str) -> str:
    """Return an author's name without *By* and post; addresses of profiles and accounts are no names."""
    name = _POST.sub("", re.sub(r"^(?:By|Von|Par)\s+", "", value))
    return "" if "://" in name or name.startswith("@") else name


def _date(value: str) -> str:
    """Return the day of an ISO 8601 time as written, else nothing."""
    found = _DATE.match(value)
    if not found:
        return ""
    day = "-".join(part for part in found.groups() if part)
    try:
        return day if date.fromisoformat(day).year >= 1600 else ""
    except ValueError:
        return ""


def _marked_date(tree: "HtmlElement") -> str:
    """Return the date of an element marked as date of publication."""
    for element in tree.iter("time", "span", "p", "div", "abbr"):
        marked = "datepublished" in element.get("itemprop", "").lower() or "pubdate" in element.attrib
        if marked:
            return clean(element.get("datetime") or element.get("content") or element.text_content())
    return ""


def _canonical(tree: "HtmlElement") -> str:
    """Return the page's own address."""
    for link in tree.iter("link"):
        if "canonical" in link.get("rel", "").lower().split():
            return _address(clean(link.get("href")))
    return ""


def _address(value: str) -> str:
    """Return a whole web address, else nothing."""
    return value if _WEB_ADDRESS.fullmatch(value) else ""


def _from_comments(tree: "HtmlElement") -> tuple[str, str]:
    """Return the address and the day that browsers write into a page they save."""
    from lxml.etree import Comment

    address = accessed = ""
    comments = [*tree.itersiblings(Comment, preceding=True), *tree.iter(Comment)]
    for comment in comments:
        text = (comment.text or "")[:2000]
        found = _SAVED_FROM.search(text) or (_SINGLE_FILE.search(text) if "SingleFile" in text else None)
        address = address or (found[1] if found else "")
        day = _SAVED_ON.search(text) if found else None
        if day and day[1].title() in _MONTHS:
            accessed = accessed or f"{day[3]}-{_MONTHS.index(day[1].title()) + 1:02}-{int(day[2]):02}"
    return address, accessed


def _language(tree: "HtmlElement", metas: Mapping[str, str]) -> str:
    """Return the language that the page says it is in."""
    stated = (
        tree.get("lang"),
        tree.get("xml:lang"),
        _first(metas, ("content-language", "dc.language", "og:locale")),
    )
    return next((tag for value in stated if value and (tag := _language_tag(value))), "")


def _language_tag(value: str) -> str:
    """Write a language tag as BCP 47 does (`en-GB`), else nothing."""
    value = value.strip()
    if not _LANGUAGE.fullmatch(value):
        return ""
    first, *others = value.replace("_", "-").split("-")
    return "-".join(
        [first.lower(), *(o.upper() if len(o) == 2 else o.title() if len(o) == 4 else o for o in others)]
    )
