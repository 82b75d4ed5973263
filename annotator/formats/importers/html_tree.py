"""Parses a web page into a tree, whole or not at all; nothing is fetched, no script runs."""

import re
from typing import TYPE_CHECKING

from annotator.model.errors import UnreadableFile
from annotator.text.normalising import forbidden_characters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PRESCAN = 8192
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")

# A start tag with its attributes; what lies in comments, scripts and styles is passed over.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)"
    r"|(?P<tag><[a-z](?>[^\"'>]+|\"[^\"]*\"|'[^']*')*+)",
    re.DOTALL | re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1000
"""Reading and copying an element takes time that grows with the square of its attributes."""

_UNSEEN_NAMES = (
    "head title meta link base script style template noscript noframes iframe object embed applet svg canvas audio video"
    " select datalist textarea input param source track area map progress meter"
)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,10}))(?:;|(?![0-9A-Fa-f]))")

_NEVER_SHOWN = frozenset(_UNSEEN_NAMES.split())
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# The usual class names of words that only screen readers speak.
_ONLY_SPOKEN = re.compile(r"visually-?hidden|(?:^|[\s_-])sr-only|screen-?reader", re.IGNORECASE)


def declared_encoding(data: bytes) -> str | None:
    """Return the label of the encoding that a page names in its first 8 KiB, else None."""
    head = data[:_PRESCAN]
    found = _XML_ENCODING.search(head) or _META_CHARSET.search(_COMMENT.sub(b"", head))
    return found[1].decode("ascii", "ignore") if found else None


def with_forbidden_references_read(text: str) -> str:
    """Turn references to characters that XML forbids (`&#1;`) into those characters; others are left alone."""
    return _REFERENCE.sub(_read_if_forbidden, text)


def _read_if_forbidden(reference: re.Match[str]) -> str:
    """Return the forbidden character of one reference, or the reference as it is."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code <= 0xFFFF and forbidden_characters(chr(code)):
        return chr(code)
    return reference[0]


def parse(text: str, name: str) -> "HtmlElement | None":
    """Parse a page; None when it holds nothing.

    Nesting is read down to 2,048 elements (libxml2's own limit, past which it drops the rest without a
    word); deeper pages are refused with UnreadableFile, as are pages in which it gives up for any reason and
    elements with more than 1,000 attributes.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    _check_attributes(text, name)
    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True)
    data = _XML_DECLARATION.sub("", text).encode("utf-8", "replace")
    try:
        tree = document_fromstring(data, parser=parser) if data.strip() else None
    except (etree.LxmlError, ValueError, AssertionError):
        tree = None
    fatal = [entry.message for entry in parser.error_log if entry.level_name == "FATAL"]
    if any("depth" in message for message in fatal):
        raise UnreadableFile(
            f"{name} nests more than 2,000 elements in each other; save the article as plain text and import that."
        )
    if fatal and tree is not None:
        raise UnreadableFile(
            f"{name} cannot be read to its end ({fatal[0].strip()}); save the article as plain text and import that."
        )
    return tree


def _check_attributes(text: str, name: str) -> None:
    """Refuse a page with an element that would take minutes to read."""
    for found in _TAG.finditer(text):
        tag = found["tag"]
        if tag and len(tag) > 2 * _MOST_ATTRIBUTES:
            unquoted, quoted = _QUOTED.subn(" ", tag)
            if max(quoted, len(unquoted.split())) > _MOST_ATTRIBUTES:
                raise UnreadableFile(
                    f"{name} has an element with more than {_MOST_ATTRIBUTES:,} attributes; "
                    "save the article as plain text and import that."
                )


def without_hidden(tree: "HtmlElement") -> "HtmlElement":
    """Return a copy of the tree without what a reader never sees: scripts, styles, hidden elements, comments."""
    from copy import deepcopy

    copy: HtmlElement = deepcopy(tree)
    hidden = [element for element in copy.iter() if element is not copy and _is_hidden(element)]
    for element in reversed(hidden):  # inner ones first, so that each still has its parent
        element.drop_tree()
    return copy


def _is_hidden(element: "HtmlElement") -> bool:
    """Whether an element and all in it is not shown; a hidden `body` waits for a script and is shown."""
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag in ("html", "body"):
        return False
    return (
        tag in _NEVER_SHOWN
        or ("hidden" in element.attrib and element.get("hidden") != "until-found")
        or bool(_DISPLAY_NONE.search(element.get("style", "")))
        or bool(_ONLY_SPOKEN.search(element.get("class", "")))
        or (tag == "dialog" and "open" not in element.attrib)
    )
