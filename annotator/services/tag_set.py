"""The tag set: the tag types that come with the program, and the project's own."""

import re
import tomllib
from pathlib import Path
from typing import Any

from annotator.model.errors import InvalidValue, NotFound, UnreadableFile
from annotator.model.tag_type import FIELD_KINDS, LINK_KINDS, Example, Field, TagType
from annotator.resource_files import resources
from annotator.services.history import Edit, History
from annotator.store import tag_types
from annotator.store.project import Project


class TagSet:
    """Tag types in palette order."""

    def __init__(self, project: Project, history: History) -> None:
        self._database = project.database
        self._history = history
        self._built_in = tuple(read_tag_type(path) for path in resources("tag_types", ".toml"))
        self._cached: tuple[TagType, ...] | None = None
        history.subscribe(lambda change: self._forget_cache() if "tag_type" in change.kinds else None)

    def _forget_cache(self) -> None:
        self._cached = None

    def types(self) -> tuple[TagType, ...]:
        """All tag types: those of the program (as the project redefines them), then the project's own."""
        if self._cached is None:
            own = {tag_type.name: tag_type for tag_type in tag_types.every(self._database)}
            built_in = tuple(own.pop(tag_type.name, tag_type) for tag_type in self._built_in)
            self._cached = built_in + tuple(own.values())
        return self._cached

    def type(self, name: str) -> TagType:
        """One tag type by its name. Raises NotFound."""
        for tag_type in self.types():
            if tag_type.name == name:
                return tag_type
        known = ", ".join(tag_type.name for tag_type in self.types())
        raise NotFound(f"There is no tag type “{name}”; this project has {known}.")

    def field(self, kind: str, name: str) -> Field:
        """One field of a tag type. Raises NotFound."""
        tag_type = self.type(kind)
        for field in tag_type.fields:
            if field.name == name:
                return field
        known = ", ".join(field.name for field in tag_type.fields)
        raise NotFound(f"A {tag_type.label.lower()} tag has no value “{name}”; it has {known}.")

    def record_kinds(self, kind: str, name: str) -> tuple[str, ...]:
        """Kinds of record that a field takes. Raises NotFound, or InvalidValue when it takes none."""
        field = self.field(kind, name)
        kinds = LINK_KINDS.get(field.kind, ())
        if not kinds:
            raise InvalidValue(f"{field.label} is not linked to the register; give its value with retag.")
        return kinds

    def define(self, tag_type: TagType) -> TagType:
        """Let the project carry a tag type of its own, or change one."""
        clash = next(
            (t for t in self.types() if t.key == tag_type.key and t.name != tag_type.name and t.key), None
        )
        if clash is not None:
            raise InvalidValue(f"The key {tag_type.key} belongs to {clash.label}; choose another key.")
        edit = Edit("tag_type", tag_types.subject_of(tag_type.name), tag_type.to_body())
        self._history.apply(f"Define tag type {tag_type.label}", [edit])
        return tag_type

    def take_in(self, path: Path) -> TagType:
        """Define a tag type from a TOML file. Raises UnreadableFile."""
        return self.define(read_tag_type(path))

    def forget(self, name: str) -> None:
        """Take a tag type of the project back; tags made with it stay."""
        if all(tag_type.name != name for tag_type in tag_types.every(self._database)):
            raise NotFound(f"“{name}” is not a tag type of this project.")
        self._history.apply(f"Forget tag type {name}", [Edit("tag_type", tag_types.subject_of(name), None)])


def read_tag_type(path: Path) -> TagType:
    """Read a tag type from a TOML file. Raises UnreadableFile with the first thing that is wrong in it."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return _tag_type(raw)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableFile(f"{path.name} cannot be read as a tag type: {error}.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(
            f"{path.name} is no complete tag type: {error} is missing or of the wrong kind."
        ) from error
    except InvalidValue as error:
        raise UnreadableFile(f"{path.name}: {error}") from error


def _tag_type(raw: dict[str, Any]) -> TagType:
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,40}", raw["name"]):
        raise InvalidValue(
            "The name of a tag type has small letters, digits, - and _, and starts with a letter."
        )
    for colour in (raw["colour"]["light"], raw["colour"]["dark"]):
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
            raise InvalidValue(f"“{colour}” is no colour; write it as #rrggbb.")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,40}", raw["tei"]["element"]):
        raise InvalidValue("The TEI element of a tag type is a name such as seg or persName.")
    fields = tuple(_field(item) for item in raw.get("field", []))
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
        fields=fields,
        examples=tuple(Example(text) for text in raw.get("examples", ())),
    )


def _field(raw: dict[str, Any]) -> Field:
    field = Field(
        name=raw["name"],
        label=raw["label"],
        kind=raw.get("kind", "text"),
        choices=tuple(raw.get("choices", ())),
        tei=raw.get("tei", ""),
        hint=raw.get("hint", ""),
    )
    if field.kind not in FIELD_KINDS:
        raise InvalidValue(f"A field is one of {', '.join(FIELD_KINDS)}, not “{field.kind}”.")
    return field
