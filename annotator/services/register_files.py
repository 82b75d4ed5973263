"""Register files: take entries in from a file of names, hand the register over as one."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model.errors import InvalidValue, NotFound, UnreadableFile, UnwritableFile
from annotator.model.incoming_record import IncomingRecord
from annotator.model.progress import Progress, silent
from annotator.services.exporting import belongs_to_a_project
from annotator.services.history import Edit, History
from annotator.services.register_matching import BAD, CHANGED, CONFLICTING, NEW, Judged, Matching
from annotator.services.source_file import content_of, date_of, name_and_version
from annotator.services.stamping import now
from annotator.services.undisturbed import undisturbed
from annotator.store import records
from annotator.store.durable_file import replacing
from annotator.store.project import Project, is_project

if TYPE_CHECKING:
    from annotator.formats.registers.register_format import RegisterFormat

_PAGE = 1000
_BATCH = 500
"""Entries of one transaction."""


@dataclass(frozen=True, slots=True)
class RegisterPlan:
    """What a file would do to the register; nothing has been done yet."""

    path: Path
    origin: str
    """Name and version under which its entries are candidates; empty where they are entries of the register."""
    rows: tuple[Judged, ...]
    incoming: tuple[IncomingRecord, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Number of rows in each state of `register_matching.STATES` that occurs."""
        return dict(Counter(row.state for row in self.rows))

    @property
    def faults(self) -> tuple[Judged, ...]:
        """The rows that cannot be taken in."""
        return tuple(row for row in self.rows if row.state in (BAD, CONFLICTING))


class RegisterFiles:
    """The verbs on files of names."""

    def __init__(self, project: Project, history: History, name_of_project: Callable[[], str]) -> None:
        self._project = project
        self._history = history
        self._name_of_project = name_of_project

    def formats(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """(name, label, endings) of all formats, the one to propose first."""
        return tuple((one.name, one.label, one.suffixes) for one in _formats())

    def cited_as(self, path: Path) -> tuple[str, str]:
        """Name and version of a file where nobody said otherwise."""
        return path.stem, date_of(path)

    def plan(
        self,
        path: Path,
        *,
        candidates: bool = False,
        name: str = "",
        version: str = "",
        progress: Progress = silent,
    ) -> RegisterPlan:
        """Read a file and say what it would do; nothing is changed. May run in any thread.

        With `candidates`, its entries are offered in suggestions and become established with the first link;
        `name` and `version` (by default those of the file: its name, its date) are written on every such link.
        Raises UnreadableFile or NotFound.
        """
        origin = name_and_version(path, name, version) if candidates else ""
        content = content_of(path)
        incoming = _format_of(path, content).read(content, path.name)
        return self._judged(path, tuple(incoming), origin, progress)

    def apply(
        self, plan: RegisterPlan, *, leave_out: bool = False, progress: Progress = silent
    ) -> RegisterPlan:
        """Take in what a plan says, as one undo step, and return what was done. May run in any thread.

        The rows are judged again, because the register may have changed since. Raises InvalidValue, and takes
        nothing in, when rows cannot be taken in and `leave_out` is not given, and when an entry is changed meanwhile;
        after Cancelled nothing is taken in.
        """
        plan = self._judged(plan.path, plan.incoming, plan.origin, progress)
        if plan.faults and not leave_out:
            raise InvalidValue(_about_faults(plan))
        at = now()
        taken = [row for row in plan.rows if row.state in (NEW, CHANGED)]
        entries = "1 entry" if len(taken) == 1 else f"{len(taken)} entries"
        with (
            self._history.step(f"Import {entries} from {plan.path.name}", lasting=True),
            self._history.whole(),
        ):
            # The window waits for a transaction that runs, and so it is given small ones.
            for first in range(0, len(taken), _BATCH):
                progress(first, len(taken), plan.path.name)
                self._take_in(taken[first : first + _BATCH], at)
        return plan

    @undisturbed
    def _take_in(self, rows: Sequence[Judged], at: str) -> None:
        """State some of the entries. Raises InvalidValue when one is not any more what it was when it was judged."""
        edits = []
        for row in rows:
            if records.stated(self._project.database, row.record.id) != row.before:
                raise InvalidValue(
                    f"{row.record.name} was changed meanwhile, and nothing was taken in; take the file in again."
                )
            record = row.record if row.record.by else replace(row.record, by=self._history.by, at=at)
            edits.append(Edit("record", record.id, record.to_body()))
        self._history.apply("Import entries", edits)

    def export(self, out: Path, format_name: str = "", progress: Progress = silent) -> int:
        """Write the register to a file and return the number of entries that are in it; may run in any thread.

        Without a format, the ending of the name decides. The same register gives the same bytes.
        """
        chosen = _format(format_name) if format_name else _format_of(out)
        if is_project(out) or belongs_to_a_project(out):
            raise UnwritableFile(
                f"{out.name} belongs to an Annotator project; choose another name for the export."
            )
        with self._project.reader() as database:
            numbers = records.numbers(database)
            found = []
            for first in range(0, len(numbers), _PAGE):
                progress(first, len(numbers), "entries")
                page = records.page(database, numbers[first : first + _PAGE])
                found += [row for row in page if row[0].kind not in chosen.leaves_out]
            with replacing(out) as stream:
                chosen.write(found, self._name_of_project(), stream)
        return len(found)

    def _judged(
        self, path: Path, incoming: tuple[IncomingRecord, ...], origin: str, progress: Progress
    ) -> RegisterPlan:
        with self._project.reader() as database:
            matching = Matching(records.every(database), records.merged(database), origin=origin)
            rows = []
            for done, row in enumerate(matching.judge(incoming)):
                if done % _PAGE == 0:
                    progress(done, len(incoming), path.name)
                rows.append(row)
        return RegisterPlan(path, origin, tuple(rows), incoming)


def _about_faults(plan: RegisterPlan) -> str:
    first, others = plan.faults[0], len(plan.faults) - 1
    more = f" ({others} more {'rows' if others > 1 else 'row'} like it)" if others else ""
    return (
        f"Row {first.place} of {plan.path.name} cannot be taken in{more}: {first.remark} Nothing was changed."
    )


def _formats() -> "tuple[RegisterFormat, ...]":
    # The window starts sooner when lxml is loaded for the first file.
    from annotator.formats.registers import REGISTER_FORMATS

    return REGISTER_FORMATS


def _format_of(path: Path, content: bytes = b"") -> "RegisterFormat":
    """The format that recognises the content, else the first whose names end so."""
    found = [one for one in _formats() if path.suffix.lower() in one.suffixes]
    if found:
        return next((one for one in found if one.recognises(content)), found[0])
    endings = ", ".join(suffix for one in _formats() for suffix in one.suffixes)
    raise UnreadableFile(f"{path.name} is no file of names; its name must end in one of {endings}.")


def _format(name: str) -> "RegisterFormat":
    for one in _formats():
        if one.name == name:
            return one
    known = ", ".join(one.name for one in _formats())
    raise NotFound(f"There is no register format “{name}”; use {known}.")
