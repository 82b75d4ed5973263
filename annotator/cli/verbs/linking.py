"""`link`: lead a value of a tag to an entry of the register, or to another tag."""

import argparse

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb
from annotator.model.annotation import CERTAINTIES
from annotator.model.errors import InvalidValue
from annotator.model.link import Link
from annotator.services.session import Session


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("annotation", metavar="ANNOTATION", type=arguments.words, help="id of a tag")
    parser.add_argument(
        "field",
        metavar="FIELD",
        type=arguments.words,
        nargs="?",
        default="",
        help="the value, such as name, holder or speaker (default, with --tag: the one that fits)",
    )
    to = parser.add_mutually_exclusive_group()
    to.add_argument("--entry", metavar="ENTRY", type=arguments.words, help="id or exact name of an entry")
    to.add_argument("--tag", metavar="ANNOTATION", type=arguments.words, help="id of the tag to point at")
    parser.add_argument("--certainty", choices=CERTAINTIES, help="how sure this link is")
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    if not (options.entry or options.tag or options.certainty) or (not options.field and not options.tag):
        raise InvalidValue(
            "Say what the value leads to: FIELD with --entry or with --certainty, or --tag alone."
        )
    with context.session(options.project, by=options.by, write=True) as session:
        field = _link(session, options)
        tag = session.library.tag(options.annotation)
        shown = session.tagging.shown(tag)
        if options.json:
            print_json(json_forms.of_annotation(tag, tag.quoted(session.library.text(tag.article)), shown))
        else:
            print(f"{tag.id}  {field}  {plain(shown.get(field, ''))}")
    return 0


def _link(session: Session, options: argparse.Namespace) -> str:
    tagging, field = session.tagging, options.field
    with session.history.step("Link a tag"):
        if options.tag:
            field = tagging.point(options.annotation, options.tag, field)
        elif options.entry:
            tag = session.library.tag(options.annotation)
            kinds = session.tag_set.record_kinds(tag.type, field)
            tagging.set_link(tag.id, field, Link(record=session.registering.find(options.entry, kinds).id))
        if options.certainty:
            tagging.set_link_certainty(options.annotation, field, options.certainty)
    return str(field)


LINK = Verb("link", "lead a value of a tag to an entry of the register or to another tag", _arguments, _run)
