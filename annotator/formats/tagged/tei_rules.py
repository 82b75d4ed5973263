"""What is proposed for the tags of a foreign TEI file: which type of ours, and which field each attribute goes to."""

from collections.abc import Iterator

from annotator.formats.foreign_tei.elements import PLACES, WORDS
from annotator.model.tag_mapping import MappingRule

_NAME = {"ref": "name", "key": "name"}
_DATE = {"when": "edtf", "dur-iso": "duration", "dur": "duration", "datingPoint": "relative_to"}
_SPEAKER = {"who": "speaker", "direct": "mode"}
_ROLE = {"role": "term", "ref": "holder"}
_SPEECH = ("said", "quote", "q", "q type=spoken", "quote type=spoken", "q type=written", "quote type=written")
_TYPED = {
    **{word: (kind, _NAME) for word, kind in WORDS.items()},
    "date": ("date", _DATE),
    "time": ("date", _DATE),
    "role": ("role", _ROLE),
    "rolename": ("role", _ROLE),
}


def _rules() -> Iterator[MappingRule]:
    yield MappingRule("persName", "person", _NAME)
    yield MappingRule("orgName", "organisation", _NAME)
    yield from (MappingRule(name, "place", _NAME) for name in sorted(PLACES))
    yield MappingRule("roleName", "role", _ROLE)
    yield from (MappingRule(name, "date", _DATE) for name in ("date", "time"))
    yield from (MappingRule(name, "quote", _SPEAKER) for name in _SPEECH)
    yield from (MappingRule(name, "quote", {"who": "speaker"}, {"mode": "direct"}) for name in ("u", "sp"))
    for kind in ("soCalled", "q type=soCalled"):
        yield MappingRule(kind, "quote", _SPEAKER, {"mode": "scare"})
    for element in ("name", "rs"):
        for word, (name, fields) in _TYPED.items():
            for written in (word, word.upper(), word.capitalize()):
                yield MappingRule(f"{element} type={written}", name, fields)


RULES = tuple(_rules())
