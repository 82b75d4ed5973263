"""The loss report: what was left out of files of other programs, as plain text to be kept beside them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from annotator.model.intake import Intake
from annotator.model.loss import Loss
from annotator.services.accessioning import Outcome
from annotator.services.source_file import readable
from annotator.store.durable_file import replacing


def of_outcomes(outcomes: Iterable[Outcome]) -> str:
    """What was left out of the files of one import, and which could not be read; empty when nothing was."""
    parts = (
        _part(
            readable(", ".join(filter(None, (outcome.path.name, outcome.member)))),
            outcome.losses,
            outcome.error,
            () if outcome.article else outcome.remarks,
        )
        for outcome in outcomes
        if outcome.losses or outcome.error or (outcome.remarks and not outcome.article)
    )
    return "\n".join(parts)


def of_intakes(intakes: Iterable[Intake]) -> str:
    """What was left out of all files that are in the project; empty when nothing was."""
    return "\n".join(
        _part(f"{intake.name} ({intake.program}), taken in by {intake.by} at {intake.at}", intake.losses)
        for intake in intakes
        if intake.losses
    )


def save(path: Path, report: str) -> None:
    """Write a report. Raises UnwritableFile."""
    with replacing(path) as stream:
        stream.write((report or "Nothing was left out.\n").encode("utf-8"))


def _part(heading: str, losses: Sequence[Loss], error: str = "", remarks: Sequence[str] = ()) -> str:
    lines = (*([error] if error else ()), *remarks, *(loss.sentence for loss in losses))
    return "".join((f"{heading}\n", *(f"  {line}\n" for line in lines)))
