"""What the elements of TEI are to us: a paragraph, a tag, a remark at the margin, or nothing of the text."""

from annotator.formats.tei.node import TEI_NAMESPACE, XmlElement

XI_INCLUDE = "{http://www.w3.org/2001/XInclude}include"
_PREFIX = f"{{{TEI_NAMESPACE}}}"


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


HOLDERS = _names(
    "argument back body castList div div1 div2 div3 div4 div5 div6 div7 docTitle epigraph figure floatingText front"
    " group lg list listBibl sourceDoc sp surface surfaceGrp table text titlePage zone"
)
"""They hold paragraphs and no words of their own: every element in one is a line, white space between is none."""

BLOCKS = _names(
    "ab addrLine byline castItem closer dateline docImprint figDesc figure floatingText head item l lg list listBibl"
    " opener p postscript row salute signed sp speaker table titlePart trailer u"
)
"""They are lines wherever they stand."""

_SPEECH = _names("gap incident kinesic note p seg vocal writing")
"""In an utterance they are lines; its words may also stand in it directly."""

TAGS = _names(
    "bloc country date district eventName geogName measure mentioned name num objectName orgName persName placeName"
    " q quote region roleName rs said seg settlement soCalled sp term time title u"
)
"""They say of a stretch of text what it is."""

_ONLY_IF_SAID = {"seg": frozenset(("ana", "type", "subtype", "function", "ref", "key", "corresp"))}
"""A tag that also only cuts the text into pieces, and the attributes by which it says more."""

SILENT = _names(
    "alt altGrp annotation certainty fs fLib fvLib fsdDecl graphic index interp interpGrp join joinGrp link linkGrp"
    " listAnnotation listEvent listNym listRelation media notatedMusic precision ptr respons soundRecording standOff"
    " substJoin teiHeader timeline xenoData"
)
"""Nothing in them is a word of the text."""

ELSEWHERE = _names("listPerson listOrg listPlace person personGrp org place span spanGrp anchor")
"""They are read, but not as words of the text."""

LISTED = frozenset(("person", "org", "place"))
"""Entries of a list."""

MILESTONES = frozenset(("lb", "pb", "cb", "gb", "milestone"))

STRUCTURE = (
    HOLDERS
    | BLOCKS
    | frozenset(("cell", "note", "supplied", "choice", "app", "lem", "subst", "add", "fw", "g"))
)
"""What the text itself shows, or what is told of in another way."""

_REMARK = ("other", "Remark of a transcriber")
ASIDES = {
    "figure": ("caption", "Picture"),
    "fw": ("other", "Running head or foot"),
    "incident": _REMARK,
    "kinesic": _REMARK,
    "vocal": _REMARK,
    "writing": _REMARK,
}
"""They stand in the text and are none of it: the kind of zone, and why it is one."""

READINGS = {
    "choice": ("sic", "orig", "abbr", "unclear"),
    "app": ("lem", "rdg", "rdgGrp"),
}
"""Of several readings, one is the text: the first of these that is there."""

PLACES = frozenset(("placeName", "geogName", "country", "settlement", "region", "district", "bloc"))
_KINDS = {
    "person": _names("character individual people per pers persname person"),
    "organisation": _names("body company institution org organisation organization orgname party"),
    "place": _names("city country geo geogname gpe loc location place placename region settlement"),
}
WORDS = {word: kind for kind, words in _KINDS.items() for word in words}
"""What others write in `@type` of a name → the kind of entry that it names."""

TYPED = frozenset(("measure", "mentioned", "name", "num", "q", "quote", "rs", "seg", "term", "title"))
"""Elements of which `@type` says what they are."""


def local(element: XmlElement) -> str:
    """Name of a TEI element; empty for a comment, an instruction and an element of another namespace."""
    tag = element.tag
    return tag[len(_PREFIX) :] if isinstance(tag, str) and tag.startswith(_PREFIX) else ""


def is_tag(element: XmlElement) -> bool:
    """Whether an element says something of the text in it."""
    name = local(element)
    if name not in TAGS:
        return False
    return name not in _ONLY_IF_SAID or not _ONLY_IF_SAID[name].isdisjoint(element.attrib)


def is_line(element: XmlElement) -> bool:
    """Whether an element begins and ends a line."""
    name = local(element)
    parent = element.getparent()
    around = local(parent) if parent is not None else ""
    return name in BLOCKS or around in HOLDERS or (around == "u" and name in _SPEECH)


def kind_of(element: XmlElement) -> str:
    """What the file calls a tag: `persName`, `rs type=person`."""
    name = local(element)
    said = " ".join(element.get("type", "").split()) if name in TYPED else ""
    return f"{name} type={said}" if said else name


def entry_kind_of(element: XmlElement) -> str:
    """The kind of entry that a name names, empty where it does not say."""
    name = local(element)
    if name == "persName":
        return "person"
    if name == "orgName":
        return "organisation"
    if name in PLACES:
        return "place"
    return WORDS.get(element.get("type", "").casefold(), "") if name in ("rs", "name") else ""
