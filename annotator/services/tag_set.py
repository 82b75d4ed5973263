"""The tag set: the tag types that come with the program, and the project's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from annotator.model.errors import InvalidValue, NotFound
from annotator.model.tag_type import LINK_KINDS, Example, Field, TagType
from annotator.resource_files import resources
from annotator.services.history import Edit, History
from annotator.services.only_changed import only_changed
from annotator.services.tag_type_files import checked, read_tag_type
from annotator.services.undisturbed import undisturbed
from annotator.store import tag_types
from annotator.store.project import Project

EXAMPLES_SHOWN = 12
"""Examples that a tag type keeps; the oldest gives way."""


@dataclass(frozen=True, slots=True)
class Version:
    """A definition that a tag type had; `at` and `by` are empty for one that came with the program."""

    tag_type: TagType
    at: str = ""
    by: str = ""


class TagSet:
    """Tag types in palette order. A project states the definitions that it uses, so that each version is known."""

    def __init__(self, project: Project, history: History) -> None:
        self._database = project.database
        self._history = history
        self._files = {path.stem.partition("_")[2]: path for path in resources("tag_types", ".toml")}
        self._cached: tuple[TagType, ...] | None = None
        history.subscribe(lambda change: self._forget_cache() if "tag_type" in change.kinds else None)

    @cached_property
    def _built_in(self) -> tuple[TagType, ...]:
        return tuple(read_tag_type(path) for path in self._files.values())

    def _forget_cache(self) -> None:
        self._cached = None

    def state_all(self) -> None:
        """State the program's definitions in a new project, in the same events in every project.

        Where a colleague changes one of them, nobody else said anything against it.
        """
        self._history.state_as_program(
            {f"Tag type {tag_type.name}": _edit(tag_type) for tag_type in self._built_in}
        )

    def adopt(self, names: Sequence[str] = ()) -> list[Edit]:
        """Edits that state the program's definitions (of these types) which the project does not state yet."""
        stated = {tag_type.name for tag_type in tag_types.every(self._database)}
        return [
            _edit(tag_type)
            for tag_type in self._built_in
            if tag_type.name not in stated and (not names or tag_type.name in names)
        ]

    def state(self, name: str) -> None:
        """State the definition under which a tag is made, if the project does not yet."""
        if not tag_types.is_stated(self._database, name):
            for edit in self.adopt([name]):
                self._history.apply("Adopt tag type", [edit])

    def types(self) -> tuple[TagType, ...]:
        """All tag types: those of the program (as the project redefines them), then the project's own."""
        if self._cached is None:
            own = {tag_type.name: tag_type for tag_type in tag_types.every(self._database)}
            # most projects state all types, and no file has to be read
            built_in = tuple(
                own.pop(name) if name in own else read_tag_type(path) for name, path in self._files.items()
            )
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
        raise NotFound(f"{tag_type.label} tags have no value “{name}”; they have {known}.")

    def record_kinds(self, kind: str, name: str) -> tuple[str, ...]:
        """Kinds of record that a field takes. Raises NotFound, or InvalidValue when it takes none."""
        field = self.field(kind, name)
        kinds = LINK_KINDS.get(field.kind, ())
        if not kinds:
            raise InvalidValue(f"{field.label} is not linked to the register; give its value with retag.")
        return kinds

    @undisturbed
    def define(self, tag_type: TagType, read: TagType | None = None) -> TagType:
        """Let the project carry a tag type of its own, or change one. Raises InvalidValue.

        With `read`, the definition that its writer changed, only what differs from that.
        """
        if read is not None:
            tag_type = only_changed(read, tag_type, self.type(tag_type.name))
        checked(tag_type)
        clash = next(
            (t for t in self.types() if t.key == tag_type.key and t.name != tag_type.name and t.key), None
        )
        if clash is not None:
            raise InvalidValue(f"The key {tag_type.key} belongs to {clash.label}; choose another key.")
        known = any(tag_type.name == other.name for other in self.types())
        label = f"Change tag type {tag_type.label}" if known else f"Define tag type {tag_type.label}"
        with self._history.step(label):
            # the definition that is replaced is stated first, for the tags that were made under it
            self.state(tag_type.name)
            self._history.apply(label, [_edit(tag_type)])
        return tag_type

    @undisturbed
    def add_example(self, name: str, text: str, source: str) -> TagType:
        """Show words that were tagged so as an example of the type, with the title of their article."""
        tag_type = self.type(name)
        example = Example(" ".join(text.split()), source)
        kept = [old for old in tag_type.examples if old.text != example.text]
        return self.define(replace(tag_type, examples=(*kept, example)[-EXAMPLES_SHOWN:]))

    def versions(self, name: str) -> list[Version]:
        """Every definition that a tag type had in this project, oldest first."""
        stated = [
            Version(TagType.from_body(entry.body), entry.at, entry.by)
            for entry in self._history.of_subject(tag_types.subject_of(name))
            if entry.body is not None
        ]
        return stated or [Version(self.type(name))]

    def in_version(self, name: str, version: str) -> TagType | None:
        """The definition of a tag type in a version, None when it is not known here."""
        found = (stated.tag_type for stated in self.versions(name) if stated.tag_type.version == version)
        return next(found, None)

    def take_in(self, path: Path) -> TagType:
        """Define a tag type from a TOML file. Raises UnreadableFile."""
        return self.define(read_tag_type(path))

    def forget(self, name: str) -> None:
        """Take a tag type of the project back; one of the program gets its own definition again."""
        self.type(name)
        if all(tag_type.name != name for tag_type in tag_types.every(self._database)):
            raise NotFound(f"“{name}” came with the program and was not changed in this project.")
        if tag_types.in_use(self._database, name) and all(name != t.name for t in self._built_in):
            raise InvalidValue(f"There are tags of the type “{name}”; give them another type first.")
        self._history.apply(f"Forget tag type {name}", [Edit("tag_type", tag_types.subject_of(name), None)])


def _edit(tag_type: TagType) -> Edit:
    return Edit("tag_type", tag_types.subject_of(tag_type.name), tag_type.to_body())
