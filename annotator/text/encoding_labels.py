"""What the name of an encoding in a document means to those who write such documents."""

import codecs
import re

# What browsers understand by a label, where Python understands something narrower or else; after the
# Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANINGS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "ansi": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "l1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "korean": "cp949",
    "big5": "big5hkscs",
    "x-mac-cyrillic": "mac_cyrillic",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "unicode": "utf_8",
    "utf8": "utf_8",
    # A document that can be read far enough to find its label is not in these:
    "utf-16": "utf_8",
    "utf-16le": "utf_8",
    "utf-16be": "utf_8",
}
# Codecs of Python that are no encodings of documents, or (utf-7) a known way of smuggling mark-up.
_NOT_FOR_DOCUMENTS = frozenset(
    {"utf-7", "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
)
_BLANKS = re.compile(r"\s+")


def codec_name(label: str) -> str | None:
    """Return Python's name of the encoding that an archivist calls `label`; None when there is none."""
    try:
        name = codecs.lookup(_BLANKS.sub("", label)).name
        "".encode(name)  # refuses what is no encoding of text (base64, rot13)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None
    return None if name in _NOT_FOR_DOCUMENTS or name.replace("-", "_") in _NOT_FOR_DOCUMENTS else name


def declared_codec(label: str) -> str | None:
    """Return Python's name of the encoding that a document means by `label`; None when it means nothing."""
    label = label.strip().lower()
    return codec_name(_MEANINGS.get(label, label))
