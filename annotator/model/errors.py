"""The errors an archivist may meet, each one sentence that says what to do.

Two kinds of error exist. A *known* error is a fact of the world (a missing file, a locked project, an empty
range): it is shown as its sentence and ends a command with status 1. Anything else is a bug and is reported
as one.

    KnownError
    ├── InvalidRange        a target that is empty, reversed or outside its text
    ├── InvalidValue        a value, name or date that does not mean anything
    ├── NotFound            an article, annotation, tag type or file that is not there
    ├── UnreadableFile      a file that cannot be taken in (too large, wrong kind, unknown encoding)
    ├── UnwritableFile      a file or folder that cannot be written
    ├── InvalidDocument     a document that breaks the rules of its format
    ├── ProjectError        the project file cannot be used as asked
    │   ├── ProjectLocked   somebody else has it open
    │   ├── ProjectReadOnly it can be read and not changed
    │   ├── ProjectTooNew   written by a newer version
    │   ├── ProjectDamaged  its bytes are not what was written
    │   └── NotAProject     it is another kind of file
    └── Cancelled           the archivist stopped the work
"""


class KnownError(Exception):
    """A fact of the world; `str(error)` is one sentence for the archivist."""


class InvalidRange(KnownError):
    """A target is empty, reversed or outside its text."""


class InvalidValue(KnownError):
    """A value, name or date does not mean anything."""


class NotFound(KnownError):
    """An article, annotation, tag type or file is not there."""


class UnreadableFile(KnownError):
    """A file cannot be taken in."""


class UnwritableFile(KnownError):
    """A file or folder cannot be written."""


class InvalidDocument(KnownError):
    """A document breaks the rules of its format."""


class ProjectError(KnownError):
    """The project file cannot be used as asked."""


class ProjectLocked(ProjectError):
    """Somebody else has the project open."""


class ProjectReadOnly(ProjectError):
    """The project can be read and not changed."""


class ProjectTooNew(ProjectError):
    """The project was written by a newer version of the program."""


class ProjectDamaged(ProjectError):
    """The project's bytes are not what was written."""


class NotAProject(ProjectError):
    """The file is of another kind."""


class Cancelled(KnownError):
    """The archivist stopped the work."""
