"""Names of our tag types and fields as names of UIMA, which takes letters, digits and _, and back."""

import re

PACKAGE = "webanno.custom."
"""Where INCEpTION keeps the layers of a project."""
OWN = "annotator"
"""How features begin that say what is no field."""

_ESCAPE = re.compile(r"_(?=x[0-9a-f]|\Z)|[^A-Za-z0-9_]")
_ESCAPED = re.compile(r"_x([0-9a-f]{1,6})_")
_RESERVED = frozenset(
    [
        "begin",
        "end",
        "sofa",
        "type",
        "self",
        "False",
        "None",
        "True",
        "and",
        "as",
        "assert",
        "async",
        "await",
        "break",
        "class",
        "continue",
        "def",
        "del",
        "elif",
        "else",
        "except",
        "finally",
        "for",
        "from",
        "global",
        "if",
        "import",
        "in",
        "is",
        "lambda",
        "nonlocal",
        "not",
        "or",
        "pass",
        "raise",
        "return",
        "try",
        "while",
        "with",
        "yield",
    ]
)
"""What UIMA itself says, and what readers in Python cannot name."""


def feature_name(field: str) -> str:
    """The feature for a field; `field_name` undoes it.

    >>> feature_name("relative_to"), feature_name("ein Feld"), feature_name("from")
    ('relative_to', 'ein_x20_Feld', 'from_')
    """
    if field in _RESERVED:
        return f"{field}_"
    name = _ESCAPE.sub(lambda found: _escaped(found.group()), field)
    plain = name[:1].isalpha() and not name.startswith(("u_x", OWN))
    return name if plain or not field else "u" + _escaped(field[0]) + feature_tail(field[1:])


def feature_tail(field: str) -> str:
    """The rest of a name whose first sign is escaped already."""
    return _ESCAPE.sub(lambda found: _escaped(found.group()), field)


def field_name(feature: str) -> str:
    """The field of a feature that `feature_name` gave."""
    if feature[:-1] in _RESERVED:
        return feature[:-1]
    name = feature.removeprefix("u") if feature.startswith("u_x") else feature
    return _ESCAPED.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), name)


def type_name(tag_type: str) -> str:
    """The layer for a tag type, with a capital as layers have it; `tag_type_name` undoes it.

    >>> type_name("person")
    'webanno.custom.Person'
    """
    name = feature_name(tag_type)
    if not name[:1].islower():
        name = "u" + _escaped(tag_type[:1] or "_") + feature_tail(tag_type[1:])
    return f"{PACKAGE}{name[0].upper()}{name[1:]}"


def tag_type_name(layer: str) -> str:
    """The tag type of a layer that `type_name` gave."""
    name = layer.removeprefix(PACKAGE)
    return field_name(name[:1].lower() + name[1:])


def _escaped(sign: str) -> str:
    return f"_x{ord(sign):x}_"
