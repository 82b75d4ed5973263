"""`backup` and `types`: a verified copy of the project, and the tag types it knows."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from annotator.cli import arguments
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.services.tag_set import Version
from annotator.services.tag_type_files import as_toml


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)


def _backup(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        print(f"Made and verified {plain(str(session.upkeep.back_up()))}.")
    return 0


def _types_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    wish = parser.add_mutually_exclusive_group()
    wish.add_argument(
        "--add", metavar="FILE", type=Path, help="give the project a tag type of its own (TOML)"
    )
    wish.add_argument(
        "--write", metavar="TYPE", type=arguments.words, help="print a tag type as TOML, for --add elsewhere"
    )
    wish.add_argument(
        "--versions", metavar="TYPE", type=arguments.words, help="list the definitions that a tag type had"
    )
    wish.add_argument("--forget", metavar="TYPE", type=arguments.words, help="take such a tag type out again")
    arguments.by(parser)
    arguments.json(parser)


def _types(context: Context, options: argparse.Namespace) -> int:
    changes = bool(options.add or options.forget)
    with context.session(options.project, by=options.by, write=changes) as session:
        if options.add:
            session.tag_set.take_in(options.add)
        elif options.forget:
            session.tag_set.forget(options.forget)
        if options.write:
            print(as_toml(session.tag_set.type(options.write)), end="")
            return 0
        if options.versions:
            _print_versions(session.tag_set.versions(options.versions), options.json)
            return 0
        types = session.tag_set.types()
    if options.json:
        print_json([tag_type.to_body() for tag_type in types])
    else:
        print_table(
            ("TYPE", "KEY", "TEI", "VALUES", "MEANING"),
            (
                (t.name, t.key, t.element, ", ".join(field.name for field in t.fields), t.definition)
                for t in types
            ),
        )
    return 0


def _print_versions(versions: Sequence[Version], as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {"version": v.tag_type.version, "at": v.at, "by": v.by, "definition": v.tag_type.to_body()}
                for v in versions
            ]
        )
        return
    rows = (
        (v.tag_type.version, v.at, v.by, ", ".join(field.name for field in v.tag_type.fields))
        for v in versions
    )
    print_table(("VERSION", "AT", "BY", "VALUES"), rows)


BACKUP = Verb("backup", "make a verified backup", _backup_arguments, _backup)
TYPES = Verb(
    "types",
    "list the tag types and their versions, add one of the project's own, or write one out",
    _types_arguments,
    _types,
)
