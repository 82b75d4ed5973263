"""Tag types as TOML files: read, written, and checked."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.model.errors import InvalidValue, UnreadableFile
from annotator.model.tag_type import FIELD_KINDS, PATTERNS, Example, Field, TagType

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,40}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_ELEMENT = re.compile(r"[A-Za-z][A-Za-z0-9]{0,40}")


def read_tag_type(path: Path) -> TagType:
    """Read a tag type from a TOML file. Raises UnreadableFile with the first thing that is wrong in it."""
    import tomllib

    try:
        return checked(_tag_type(tomllib.loads(path.read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableFile(f"{path.name} cannot be read as a tag type: {error}.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(
            f"{path.name} is no complete tag type ({error}); write one out with types --write and follow its form."
        ) from error
    except InvalidValue as error:
        raise UnreadableFile(f"{path.name}: {error}") from error


def as_toml(tag_type: TagType) -> str:
    """A tag type as the text of a TOML file; reading it gives the same tag type."""
    return "\n".join(_lines(tag_type)) + "\n"


def checked(tag_type: TagType) -> TagType:
    """The tag type, if it can be used. Raises InvalidValue with the first thing that is wrong in it."""
    if not _NAME.fullmatch(tag_type.name):
        raise InvalidValue(
            "The name of a tag type has small letters, digits, - and _, and starts with a letter."
        )
    if not tag_type.label.strip():
        raise InvalidValue("A tag type needs a label; type the word that stands on its chip.")
    for colour in (tag_type.colour, tag_type.colour_dark):
        if not _COLOUR.fullmatch(colour):
            raise InvalidValue(f"“{colour}” is no colour; write it as #rrggbb.")
    if not _ELEMENT.fullmatch(tag_type.element):
        raise InvalidValue("The TEI element of a tag type is a name such as seg or persName.")
    if tag_type.pattern not in PATTERNS:
        raise InvalidValue(f"A pattern is one of {', '.join(PATTERNS)}, not “{tag_type.pattern}”.")
    names = [field.name for field in tag_type.fields]
    for field in tag_type.fields:
        _check(field)
        if names.count(field.name) > 1:
            raise InvalidValue(f"Two values are called “{field.name}”; give each a name of its own.")
    return tag_type


def _check(field: Field) -> None:
    if not _NAME.fullmatch(field.name):
        raise InvalidValue(
            f"“{field.name}” is no name for a value: take small letters, digits, - and _, a letter first."
        )
    if not field.label.strip():
        raise InvalidValue(f"The value “{field.name}” needs a label; type what stands beside it.")
    if field.kind not in FIELD_KINDS:
        raise InvalidValue(f"A field is one of {', '.join(FIELD_KINDS)}, not “{field.kind}”.")
    if field.kind == "choice" and not field.choices:
        raise InvalidValue(f"{field.label} is a choice without anything to choose; list at least one.")


def _tag_type(raw: dict[str, Any]) -> TagType:
    return TagType(
        name=raw["name"],
        label=raw["label"],
        key=str(raw.get("key", "")),
        letter=raw.get("letter", raw["label"][:1].upper()),
        colour=raw["colour"]["light"],
        colour_dark=raw["colour"]["dark"],
        pattern=raw.get("pattern", "plain"),
        element=raw["tei"]["element"],
        definition=raw.get("definition", ""),
        trims_punctuation=bool(raw.get("trims_punctuation", True)),
        fields=tuple(_field(item) for item in raw.get("field", [])),
        examples=tuple(Example(item["text"], item.get("source", "")) for item in raw.get("example", [])),
    )


def _field(raw: dict[str, Any]) -> Field:
    return Field(
        name=raw["name"],
        label=raw["label"],
        kind=raw.get("kind", "text"),
        choices=tuple(raw.get("choices", ())),
        tei=raw.get("tei", ""),
        hint=raw.get("hint", ""),
    )


def _lines(tag_type: TagType) -> Iterator[str]:
    for name in ("name", "label", "key", "letter", "pattern", "definition"):
        yield _pair(name, getattr(tag_type, name))
    yield f"trims_punctuation = {str(tag_type.trims_punctuation).lower()}"
    yield from ("", "[colour]", _pair("light", tag_type.colour), _pair("dark", tag_type.colour_dark))
    yield from ("", "[tei]", _pair("element", tag_type.element))
    for field in tag_type.fields:
        yield from ("", "[[field]]", _pair("name", field.name), _pair("label", field.label))
        yield _pair("kind", field.kind)
        if field.choices:
            yield f"choices = [{', '.join(map(_text, field.choices))}]"
        yield from (_pair(name, value) for name in ("tei", "hint") if (value := getattr(field, name)))
    for example in tag_type.examples:
        yield from ("", "[[example]]", _pair("text", example.text), _pair("source", example.source))


def _pair(name: str, value: str) -> str:
    return f"{name} = {_text(value)}"


def _text(value: str) -> str:
    # JSON's escapes are those of a basic string in TOML, except for U+007F
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
