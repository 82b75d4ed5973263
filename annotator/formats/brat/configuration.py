"""The settings by which brat shows and offers our tag types: annotation.conf and visual.conf.

After the documentation: https://brat.nlplab.org/configuration.html
"""

from collections.abc import Iterable, Iterator

from annotator.formats.brat.own_note import word
from annotator.model.tag_type import Field, TagType

_YES_OR_NO = ("yes", "no")


class Configuration:
    """Which types there are, which of their fields brat offers as attributes, and which as relations."""

    def __init__(self, tag_types: Iterable[TagType]) -> None:
        self._types = tuple(tag_types)
        self._offered = {
            (tag_type.name, field.name): _choices(field)
            for tag_type in self._types
            for field in tag_type.fields
        }

    def is_attribute(self, tag_type: str, field: str, value: str) -> bool:
        """Whether a value is one that brat offers for choice."""
        return value in self._offered.get((tag_type, field), ())

    def annotation_conf(self) -> str:
        """What can be tagged."""
        lines = ["[entities]", *dict.fromkeys(word(one.name) for one in self._types), "", "[relations]"]
        lines += [f"{name}\tArg1:{types}, Arg2:<ENTITY>" for name, types, _choices in self._fields(link=True)]
        # brat refuses tags that cross, contain or equal each other unless it is told not to
        lines += [
            "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
            "",
            "[events]",
            "",
            "[attributes]",
        ]
        lines += [f"{name}\tArg:{types}, Value:{values}" for name, types, values in self._fields(link=False)]
        return "\n".join(lines) + "\n"

    def visual_conf(self) -> str:
        """What it is called and how it looks."""
        lines = ["[labels]", *(f"{word(one.name)} | {_label(one)}" for one in self._types), "", "[drawing]"]
        lines += [
            f"{word(one.name)}\tbgColor:{one.colour_dark}, fgColor:black, borderColor:{one.colour}"
            for one in self._types
        ]
        lines += ["SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken"]
        lines += ["ARC_DEFAULT\tcolor:black, arrowHead:triangle-5"]
        return "\n".join(lines) + "\n"

    def _fields(self, *, link: bool) -> Iterator[tuple[str, str, str]]:
        """Name, types that have it, and choices, of the fields that lead to something or of those to choose from."""
        found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        for tag_type in self._types:
            for field in tag_type.fields:
                offered = self._offered[tag_type.name, field.name]
                if word(field.name) == field.name and (field.is_link if link else offered):
                    types, values = found.setdefault(field.name, ({}, {}))
                    types[word(tag_type.name)] = None
                    values.update(dict.fromkeys(offered))
        return ((name, "|".join(types), "|".join(values)) for name, (types, values) in found.items())


def _choices(field: Field) -> tuple[str, ...]:
    """What a field lets choose, as far as brat takes it: words without spaces."""
    choices = _YES_OR_NO if field.kind == "yesno" else field.choices if field.kind == "choice" else ()
    if word(field.name) != field.name:
        return ()
    return tuple(choice for choice in choices if word(choice) == choice)


def _label(tag_type: TagType) -> str:
    return " ".join(tag_type.label.replace("|", "/").split())
