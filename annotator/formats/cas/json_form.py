"""A CAS as JSON with its types in it, by version 0.4 of UIMA's JSON CAS format."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.formats.cas.structures import FS_ARRAY, TOP, Cas, Feature, Structure, Type
from annotator.formats.json_reader import read_json
from annotator.model.errors import UnreadableFile

_TYPES, _STRUCTURES, _VIEWS = "%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"
_SOFA = "uima.cas.Sofa"
_DEFAULT_VIEW = "_InitialView"


def to_json(cas: Cas, types: Iterable[Type]) -> bytes:
    """Write a CAS of one view; the text has the id 1."""
    known = tuple(types)
    tops = {one.name for one in known if one.parent == TOP}
    arrays = {one.name: frozenset(f.name for f in one.features if f.range == FS_ARRAY) for one in known}
    text = {"%ID": 1, "%TYPE": _SOFA, "sofaNum": 1, "sofaID": _DEFAULT_VIEW, "mimeType": "text"}
    structures: list[dict[str, Any]] = [{**text, "sofaString": cas.text}]
    free = max((one.id for one in cas.structures), default=1) + 1
    for one in cas.structures:
        written: dict[str, Any] = {"%ID": one.id, "%TYPE": one.type}
        if one.type not in tops:
            written["@sofa"] = 1
        written |= one.says
        features = arrays.get(one.type, frozenset())
        for feature, ids in one.leads.items():
            if feature in features:
                structures.append({"%ID": free, "%TYPE": FS_ARRAY, "%ELEMENTS": list(ids)})
                written[f"@{feature}"], free = free, free + 1
            else:
                written[f"@{feature}"] = ids[0]
        structures.append(written)
    members = [one.id for one in cas.structures if one.type not in tops]
    document = {
        _TYPES: {one.name: _type(one) for one in known},
        _VIEWS: {_DEFAULT_VIEW: {"%SOFA": 1, "%MEMBERS": members}},
        _STRUCTURES: structures,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _type(one: Type) -> dict[str, Any]:
    description = {"%DESCRIPTION": one.description} if one.description else {}
    features = {feature.name: _feature(feature) for feature in one.features}
    return {"%NAME": one.name, "%SUPER_TYPE": one.parent, **description, **features}


def _feature(feature: Feature) -> dict[str, str]:
    array = feature.range == FS_ARRAY
    return {"%NAME": feature.name, "%RANGE": f"{feature.element or TOP}[]" if array else feature.range}


def read_cas_json(content: bytes, name: str) -> Cas:
    """Read the first text of a CAS and what is said of it. Raises UnreadableFile."""
    document = read_json(content, name)
    if not looks_like_cas(document):
        raise UnreadableFile(f"{name} is no CAS of UIMA; export the annotations again as UIMA CAS JSON.")
    every = _with_ids(document[_STRUCTURES])
    texts = {
        key: one["sofaString"]
        for key, one in every.items()
        if one.get("%TYPE") == _SOFA and isinstance(one.get("sofaString"), str)
    }
    if not texts:
        raise UnreadableFile(f"{name} holds no text; export the annotations with it.")
    sofa, text = next(iter(texts.items()))
    found = (_structure(key, one, every) for key, one in every.items() if one.get("@sofa", sofa) == sofa)
    return Cas(text, tuple(one for one in found if one is not None))


def looks_like_cas(document: object) -> bool:
    """Whether a JSON document has the parts of a CAS."""
    return isinstance(document, dict) and isinstance(document.get(_STRUCTURES), list | dict)


def _with_ids(raw: list[Any] | dict[str, Any]) -> dict[int, dict[str, Any]]:
    """Structures by id, whichever way they are written."""
    pairs = (
        [(one.get("%ID"), one) for one in raw if isinstance(one, dict)]
        if isinstance(raw, list)
        else [(int(key), one) for key, one in raw.items() if key.isdecimal() and len(key) < 16]
    )
    return {key: one for key, one in pairs if type(key) is int and isinstance(one, dict)}


def _structure(key: int, raw: Mapping[str, Any], every: Mapping[int, Mapping[str, Any]]) -> Structure | None:
    kind = raw.get("%TYPE")
    if not isinstance(kind, str) or kind.startswith("uima.cas.") or kind.endswith("[]"):
        return None
    says: dict[str, str | int] = {}
    leads: dict[str, tuple[int, ...]] = {}
    for name, value in raw.items():
        if name.startswith("@") and type(value) is int:
            array = every.get(value, {}).get("%ELEMENTS")
            ids = array if isinstance(array, list) else [value]
            leads[name[1:]] = tuple(one for one in ids if type(one) is int)
        elif name.startswith(("%", "@")) or value is None:
            continue
        elif isinstance(value, bool):
            says[name] = "true" if value else "false"
        elif isinstance(value, str | int):
            says[name] = value
        elif isinstance(value, float):
            says[name] = str(value)
    leads.pop("sofa", None)
    return Structure(key, kind, says, leads)
