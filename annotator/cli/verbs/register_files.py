"""`register-import` and `register-export`: the register from and to files of names."""

import argparse
import sys
from pathlib import Path

from annotator.cli import arguments
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.services.register_files import RegisterPlan
from annotator.services.register_matching import STATES


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="table (.csv), TEI lists (.xml), or EAC-CPF (.xml, .zip)"
    )
    parser.add_argument(
        "--candidates",
        metavar="NAME",
        type=arguments.words,
        help="take its entries in as candidates of this authority file; a candidate becomes an entry when a tag links to it",
    )
    parser.add_argument(
        "--version",
        metavar="VERSION",
        type=arguments.words,
        default="",
        help="version of the authority file (default: the date of the file)",
    )
    parser.add_argument("--preview", action="store_true", help="say what would be done and change nothing")
    parser.add_argument(
        "--leave-out-bad",
        action="store_true",
        help="take in the other rows when some cannot be (default: take in nothing)",
    )
    arguments.by(parser)
    arguments.json(parser)


def _import(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=not options.preview) as session:
        files = session.register_files
        plan = files.plan(
            options.file,
            candidates=options.candidates is not None,
            name=options.candidates or "",
            version=options.version,
            progress=context.progress,
        )
        # with faults and no leave to pass them over, everything is shown and nothing done
        refused = bool(plan.faults) and not options.leave_out_bad
        if not options.preview and not refused:
            plan = files.apply(plan, leave_out=True, progress=context.progress)
    if options.json:
        print_json(_form(plan))
    else:
        _print(plan)
    for row in plan.faults:
        print(f"{plain(plan.path.name)}, row {row.place}: {plain(row.remark)}", file=sys.stderr)
    if refused and not options.preview:
        print(
            "Nothing was taken in; mend these rows, or leave them out with --leave-out-bad.", file=sys.stderr
        )
    return 1 if plan.faults else 0


def _form(plan: RegisterPlan) -> dict[str, object]:
    return {
        "origin": plan.origin,
        **{state: plan.counts.get(state, 0) for state in STATES},
        "rows": [
            {
                "row": row.place,
                "state": row.state,
                "id": row.record.id,
                "kind": row.record.kind,
                "name": row.record.name,
                "changes": list(row.changes),
                "remark": row.remark,
            }
            for row in plan.rows
        ],
    }


def _print(plan: RegisterPlan) -> None:
    shown = [row for row in plan.rows if row.state != "unchanged"]
    if shown:
        print_table(
            ("ROW", "STATE", "KIND", "NAME", "CHANGES"),
            (
                (row.place, row.state, row.record.kind, row.record.name, ", ".join(row.changes))
                for row in shown
            ),
        )
    print(", ".join(f"{state} {plan.counts.get(state, 0)}" for state in STATES))


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("out", metavar="OUT", type=Path, help="file to write")
    parser.add_argument(
        "--format",
        choices=("csv", "tei", "eac"),
        default="",
        help="table, TEI lists or a zip archive of EAC-CPF records of people and organisations (default: by the ending of OUT)",
    )


def _export(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        count = session.register_files.export(options.out, options.format, context.progress)
    print(f"Wrote {plain(str(options.out))}: entries {count}.")
    return 0


REGISTER_IMPORT = Verb(
    "register-import", "take in people, organisations and places from a file", _import_arguments, _import
)
REGISTER_EXPORT = Verb(
    "register-export", "write the register as CSV, TEI or EAC-CPF", _export_arguments, _export
)
