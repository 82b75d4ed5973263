"""Checks the identifiers of authority files and writes them one way; nothing is ever looked up.

Sources: ISO 27729 (ISNI) and ORCID's own description, both with check characters by ISO 7064 MOD 11-2; the check
digits of the Integrated Authority File (GND), modulo 11 with weights 2, 3, 4 … from the right.
"""

import re

from annotator.model.errors import InvalidValue
from annotator.model.record import IDENTIFIER_SCHEMES, Identifier
from annotator.text.normalising import printable

_END = r"(?=[/?#.]|\s*$)"
_PASTED = tuple(
    (scheme, re.compile(rf"(?:www\.|m\.)?{pattern}{_END}", re.IGNORECASE))
    for scheme, pattern in (
        ("VIAF", r"viaf\.org/(?:\w\w/)?viaf/(\d+)"),
        ("Wikidata", r"wikidata\.org/(?:wiki/|entity/)(?:Special:EntityData/)?(Q\d+)"),
        ("ISNI", r"isni\.org/(?:page/|isni/)?([\dX][\dX -]*)"),
        ("ORCID", r"orcid\.org/([\dX-]+)"),
        ("GND", r"d-nb\.info/gnd/([\dX-]+)"),
    )
)
_WEB = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:VIAF|Wikidata|ISNI|ORCID(?:[ -]?iD)?|GND|PND)[\s:]*(?:ID)?[\s:]*(?=[\dQq(])", re.IGNORECASE
)
_SIXTEEN = re.compile(r"\d{15}[\dX]", re.ASCII)
_GND = re.compile(r"(?:1[0123]?\d{7}|3\d{7})[\dX]|[47]\d{6}-\d|[1-9]\d{0,7}-[\dX]", re.ASCII)


def identifier_of(scheme: str, typed: str) -> Identifier:
    """The identifier as it is kept, from what somebody typed or pasted (an address of the authority is taken).

    Raises InvalidValue with one sentence when it is none of this scheme, or its check digit is wrong.
    """
    if scheme not in IDENTIFIER_SCHEMES:
        raise InvalidValue(f"“{scheme}” is no kind of identifier; use {', '.join(IDENTIFIER_SCHEMES)}.")
    value = " ".join(printable(typed).split())
    recognised = recognise(value)
    if scheme != "own" and recognised is not None and recognised[0] != scheme:
        raise InvalidValue(f"“{value}” is an address of {recognised[0]}, not of {scheme}; put it there.")
    if recognised is not None and scheme != "own":
        value = recognised[1]
    return Identifier(scheme, _CHECKS[scheme](_LABEL.sub("", value) if scheme != "own" else value))


def recognise(pasted: str) -> tuple[str, str] | None:
    """(scheme, identifier, unchecked) of a pasted address of an authority file, or None."""
    address = _WEB.sub("", pasted.strip())
    for scheme, pattern in _PASTED:
        if match := pattern.match(address):
            return scheme, match[1]
    return None


def shown(identifier: Identifier) -> str:
    """The identifier as its authority prints it: an ISNI in groups of four."""
    if identifier.scheme == "ISNI":
        return " ".join(identifier.value[place : place + 4] for place in range(0, 16, 4))
    return identifier.value


def _check_character(digits: str) -> str:
    """Check character of ISO 7064 MOD 11-2."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2 % 11
    return "0123456789X"[(12 - total) % 11]


def _sixteen(scheme: str, value: str) -> str:
    compact = re.sub(r"[\s-]", "", value).upper()
    if not _SIXTEEN.fullmatch(compact):
        raise InvalidValue(
            f"“{value}” is no {scheme}; it has 16 digits, the last of which may be X, as in 0000 0001 2103 2683."
        )
    if _check_character(compact[:15]) != compact[15]:
        raise InvalidValue(
            f"The check digit of “{value}” does not fit this {scheme}; compare it with the source."
        )
    return compact


def _isni(value: str) -> str:
    return _sixteen("ISNI", value)


def _orcid(value: str) -> str:
    compact = _sixteen("ORCID", value)
    return "-".join(compact[place : place + 4] for place in range(0, 16, 4))


def _gnd(value: str) -> str:
    compact = value.replace(" ", "").upper()
    if not _GND.fullmatch(compact):
        raise InvalidValue(f"“{value}” is no GND number; write it as 118540238 or 4021477-1.")
    digits, check = compact[:-1].rstrip("-"), compact[-1]
    total = sum(weight * int(digit) for weight, digit in enumerate(reversed(digits), start=2))
    # Numbers with a hyphen come from the older files of bodies and subjects, which took the remainder itself.
    remainder = total % 11 if "-" in compact else -total % 11
    if "0123456789X"[remainder] != check:
        raise InvalidValue(
            f"The check digit of “{value}” does not fit this GND number; compare it with the source."
        )
    return compact


def _viaf(value: str) -> str:
    compact = value.replace(" ", "")
    if not re.fullmatch(r"[1-9]\d{0,21}", compact, re.ASCII):
        raise InvalidValue(f"“{value}” is no VIAF number; it has digits only, as in 24604287.")
    return compact


def _wikidata(value: str) -> str:
    compact = value.replace(" ", "").upper()
    if not re.fullmatch(r"Q[1-9]\d{0,17}", compact, re.ASCII):
        raise InvalidValue(f"“{value}” is no Wikidata item; it is a Q with digits, as in Q42.")
    return compact


def _own(value: str) -> str:
    if not value:
        raise InvalidValue("The identifier is empty; type it, or leave the line out.")
    return value


_CHECKS = {
    "VIAF": _viaf,
    "Wikidata": _wikidata,
    "ISNI": _isni,
    "ORCID": _orcid,
    "GND": _gnd,
    "own": _own,
}
