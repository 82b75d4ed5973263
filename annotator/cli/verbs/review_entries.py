"""`review --entries`: entries of the register that may be one, or that two people changed differently."""

import argparse
from collections.abc import Iterator, Sequence

from annotator.cli.output import print_json, print_table
from annotator.model.entry_case import EntryCase
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.record import Record
from annotator.services.session import Session

_SHOWN = 16
"""Digits of an id that are printed."""


def review_entries(session: Session, options: argparse.Namespace) -> int:
    """List what is to be decided about entries, or decide one case: `--entry` names it, `--take` the version."""
    found = session.reviewing_register.cases()
    if options.entry is not None:
        case = _chosen(found, options.entry)
        numbers = {str(number): version for number, version in enumerate(case.versions, start=1)}
        if options.take not in numbers:
            raise InvalidValue(f"Say which version holds with --take and a number from 1 to {len(numbers)}.")
        session.reviewing_register.decide(case, numbers[options.take])
        found = [case]
    if options.json:
        print_json(
            [{"reason": case.reason, "versions": [_form(one) for one in case.versions]} for case in found]
        )
        return 0
    print_table(
        ("REASON", "TAKE", "ID", "KIND", "NAME", "BY"), (row for case in found for row in _rows(case))
    )
    return 0


def _form(record: Record) -> dict[str, object]:
    return {
        "id": record.id,
        "kind": record.kind,
        "name": record.name,
        "identifiers": [{"scheme": one.scheme, "value": one.value} for one in record.identifiers],
        "by": record.by,
    }


def _chosen(found: Sequence[EntryCase], said: str) -> EntryCase:
    meant = [case for case in found if said and case.id.startswith(said.lower())]
    if not meant:
        raise NotFound(f"{said} is the id of no entry that is to be decided; list them with --entries.")
    return meant[0]


def _rows(case: EntryCase) -> Iterator[Sequence[object]]:
    reason = case.reason
    for number, one in enumerate(case.versions, start=1):
        yield reason, number, one.id[:_SHOWN], one.kind, one.name, one.by
        reason = ""
