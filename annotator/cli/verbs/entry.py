"""`entry`: show, make, change, merge, split and delete entries of the register."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.errors import InvalidValue
from annotator.model.record import IDENTIFIER_SCHEMES, RECORD_KINDS, Identifier, Record
from annotator.services.registering import REFUSE, UNLINK
from annotator.services.session import Session


def _entry(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entry", metavar="ENTRY", type=arguments.words, help="id or exact name of an entry")


def _about(parser: argparse.ArgumentParser) -> None:
    """What is known about an entry; a list that is given replaces the one that was there."""
    words = arguments.words
    parser.add_argument(
        "--form", metavar="FORM", type=words, action="append", help="another form of the name"
    )
    parser.add_argument("--dates", metavar="EDTF", type=words, help="dates of existence, such as 1961/..")
    parser.add_argument(
        "--identifier",
        metavar="SCHEME=VALUE",
        type=_identifier,
        action="append",
        help="what another file calls it; an empty VALUE takes it away; SCHEME is one of "
        + ", ".join(IDENTIFIER_SCHEMES),
    )
    parser.add_argument("--note", type=words, help="a remark")
    parser.add_argument("--source", metavar="WORDS", type=words, action="append", help="where to look it up")


def _identifier(text: str) -> Identifier:
    return Identifier(*arguments.value(text))


def _identifiers(there: Iterable[Identifier], given: Sequence[Identifier]) -> tuple[Identifier, ...]:
    """The identifiers of an entry, those of the schemes given replaced."""
    schemes = {identifier.scheme for identifier in given}
    kept = (identifier for identifier in there if identifier.scheme not in schemes)
    return (*kept, *(identifier for identifier in given if identifier.value))


def _known(options: argparse.Namespace) -> dict[str, Any]:
    given = {
        "forms": options.form,
        "dates": options.dates,
        "identifiers": options.identifier,
        "note": options.note,
        "sources": options.source,
    }
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in given.items()
        if value is not None
    }


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=RECORD_KINDS)
    parser.add_argument("name", metavar="NAME", type=arguments.words, help="preferred name")
    _about(parser)


def _add(session: Session, options: argparse.Namespace) -> Record:
    return session.registering.create(options.kind, options.name, **_known(options))


def _change_arguments(parser: argparse.ArgumentParser) -> None:
    _entry(parser)
    parser.add_argument(
        "--name", type=arguments.words, help="another preferred name; the old one stays a form"
    )
    _about(parser)


def _change(session: Session, options: argparse.Namespace) -> Record:
    record = session.registering.find(options.entry)
    known = {**_known(options), **({"name": options.name} if options.name is not None else {})}
    if options.identifier is not None:
        known["identifiers"] = _identifiers(record.identifiers, options.identifier)
    return session.registering.change(replace(record, **known))


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    _entry(parser)
    parser.add_argument(
        "other",
        metavar="OTHER",
        type=arguments.words,
        nargs="+",
        help="id or exact name of an entry that is merged into the first",
    )


def _merge(session: Session, options: argparse.Namespace) -> Record:
    find = session.registering.find
    return session.registering.merge(find(options.entry).id, [find(other).id for other in options.other])


def _split_arguments(parser: argparse.ArgumentParser) -> None:
    _entry(parser)
    parser.add_argument("name", metavar="NAME", type=arguments.words, help="name of the new entry")
    parser.add_argument(
        "annotations",
        metavar="ANNOTATION",
        type=arguments.words,
        nargs="+",
        help="id of a tag that belongs to the new entry",
    )


def _split(session: Session, options: argparse.Namespace) -> Record:
    record = session.registering.find(options.entry)
    wanted = {session.library.tag(identifier).id for identifier in options.annotations}
    direct = session.registering.mentions(record.id, direct=True)
    mentions = [mention for mention in direct if mention[0] in wanted]
    if strangers := wanted - {identifier for identifier, _field in mentions}:
        raise InvalidValue(
            f"The tag {min(strangers)} does not lead to {record.name} by itself; list the annotations to see which do."
        )
    return session.registering.split(record.id, mentions, options.name)


def _delete_arguments(parser: argparse.ArgumentParser) -> None:
    _entry(parser)
    fate = parser.add_mutually_exclusive_group()
    fate.add_argument("--unlink", action="store_true", help="its mentions keep the name as plain words")
    fate.add_argument(
        "--move-to", metavar="ENTRY", type=arguments.words, help="its mentions go to this entry"
    )


def _delete(session: Session, options: argparse.Namespace) -> None:
    find = session.registering.find
    fate = find(options.move_to).id if options.move_to else UNLINK if options.unlink else REFUSE
    session.registering.delete(find(options.entry).id, fate)


@dataclass(frozen=True, slots=True)
class _Action:
    name: str
    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Session, argparse.Namespace], Record | None]
    writes: bool = True


_ACTIONS = (
    _Action(
        "show",
        "show an entry with the words that mention it",
        _entry,
        lambda session, options: session.registering.find(options.entry),
        writes=False,
    ),
    _Action("add", "make an entry", _add_arguments, _add),
    _Action("change", "change or rename an entry", _change_arguments, _change),
    _Action("merge", "let one entry speak for others; their mentions follow", _merge_arguments, _merge),
    _Action("split", "make a new entry of some mentions", _split_arguments, _split),
    _Action("delete", "delete an entry", _delete_arguments, _delete),
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for action in _ACTIONS:
        own = actions.add_parser(
            action.name, help=action.summary, description=f"{action.summary.capitalize()}."
        )
        arguments.project(own)
        action.arguments(own)
        if action.writes:
            arguments.by(own)
        arguments.json(own)
        own.set_defaults(action=action, by="")


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=options.action.writes) as session:
        record = options.action.run(session, options)
        if record is not None:
            _print(session, record, options.json)
    return 0


def _print(session: Session, record: Record, as_json: bool) -> None:
    registering = session.registering
    mentioned = registering.forms(record.id)
    form = json_forms.of_record(record, mentioned, sum(count.count for count in mentioned))
    form["mentioned"] = [
        {"article": article, "form": count.form, "field": count.field, "count": count.count}
        for article, _count in registering.article_counts(record.id)
        for count in registering.forms(record.id, [article])
    ]
    if as_json:
        print_json(form)
        return
    print(f"{record.id}  {record.kind}  {plain(record.name)}")
    if form["mentioned"]:
        print_table(
            ("ARTICLE", "AS", "WORDS", "TIMES"),
            ((m["article"], m["field"], m["form"], m["count"]) for m in form["mentioned"]),
        )


ENTRY = Verb("entry", "show, make, change, merge, split or delete an entry of the register", _arguments, _run)
