"""What the dating attributes of a foreign element say, as one value in EDTF."""

import re
from collections.abc import Mapping

from annotator.text.edtf import is_edtf

_OFFSET = re.compile(r"(?<=\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$")
"""Of a date without a time, where it says nothing to an archivist."""
_FORMS = {
    name: (f"{name}-custom", name, f"{name}-iso") for name in ("when", "from", "notBefore", "to", "notAfter")
}
"""The custom one holds what the others cannot."""


def dated(attributes: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """The value in EDTF that dating attributes say, and the names of those that it covers.

    Empty and none where they say nothing that EDTF has. A stretch within which something lies (`notBefore`,
    `notAfter`) is written as the interval of these limits.
    """
    for name in _FORMS["when"]:
        if value := _edtf(attributes, name):
            return value, _with_method(name, {name, *_approximations(attributes, name)})
    start, start_name = _first(attributes, ("from", "notBefore"))
    end, end_name = _first(attributes, ("to", "notAfter"))
    if not start and not end:
        return "", frozenset()
    value = start if start == end else f"{start or '..'}/{end or '..'}"
    covered = {start_name, end_name} - {""}
    return (value, _with_method(" ".join(covered), covered)) if is_edtf(value) else ("", frozenset())


def _first(attributes: Mapping[str, str], bases: tuple[str, ...]) -> tuple[str, str]:
    for base in bases:
        for name in _FORMS[base]:
            if value := _edtf(attributes, name):
                return value, name
    return "", ""


def _edtf(attributes: Mapping[str, str], name: str) -> str:
    if name not in attributes:
        return ""
    value = _OFFSET.sub("", attributes[name].strip())
    return value if is_edtf(value) else ""


def _approximations(attributes: Mapping[str, str], name: str) -> set[str]:
    """Limits that stand beside a custom date for programs that know no other."""
    return {one for one in ("notBefore", "notAfter") if one in attributes} if name == "when-custom" else set()


def _with_method(names: str, covered: set[str]) -> frozenset[str]:
    return frozenset({*covered, "datingMethod"} if "-custom" in names else covered)
