"""`tag`, `untag` and `retag`: make, take back and change a tag."""

import argparse

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb
from annotator.model.annotation import CERTAINTIES
from annotator.services.session import Session


def _tag_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.article(parser)
    parser.add_argument(
        "type", metavar="TYPE", type=arguments.words, help="tag type, such as person, role, date or quote"
    )
    parser.add_argument(
        "ranges",
        metavar="START:END[,START:END…]",
        type=arguments.pairs,
        help="what is tagged, in code points from 0; several ranges make one tag of several fragments",
    )
    _value_argument(parser)
    parser.add_argument("--certainty", choices=CERTAINTIES, default="certain", help="how sure it is")
    parser.add_argument("--note", type=arguments.words, default="", help="a remark")
    arguments.by(parser)
    arguments.json(parser)


def _value_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--value",
        metavar="KEY=VALUE",
        type=arguments.value,
        action="append",
        default=[],
        help="a value of the tag; may be given several times",
    )


def _tag(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        article = session.library.article(options.article)
        annotation = session.tagging.add(
            article.id,
            options.type,
            options.ranges,
            values=dict(options.value),
            certainty=options.certainty,
            note=options.note,
        )
        _print(session, annotation.id, options.json)
    return 0


def _untag_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "annotations", metavar="ANNOTATION", type=arguments.words, nargs="+", help="id of a tag"
    )
    arguments.by(parser)


def _untag(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        session.tagging.retract(options.annotations)
    return 0


def _retag_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("annotation", metavar="ANNOTATION", type=arguments.words, help="id of the tag")
    parser.add_argument("--type", metavar="TYPE", type=arguments.words, help="another tag type")
    parser.add_argument(
        "--ranges",
        metavar="START:END[,START:END…]",
        type=arguments.pairs,
        help="another target, in code points",
    )
    _value_argument(parser)
    parser.add_argument("--certainty", choices=CERTAINTIES, help="how sure it is")
    parser.add_argument("--note", type=arguments.words, help="a remark; empty removes it")
    arguments.by(parser)
    arguments.json(parser)


def _retag(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=True) as session:
        tagging, identifier = session.tagging, options.annotation
        with session.history.step("Change a tag"):
            if options.type is not None:
                tagging.retype(identifier, options.type)
            if options.ranges is not None:
                tagging.set_target(identifier, options.ranges)
            for key, content in options.value:
                tagging.set_value(identifier, key, content)
            if options.certainty is not None:
                tagging.set_certainty(identifier, options.certainty)
            if options.note is not None:
                tagging.set_note(identifier, options.note)
        _print(session, identifier, options.json)
    return 0


def _print(session: Session, identifier: str, as_json: bool) -> None:
    tag = session.library.tag(identifier)
    text = session.library.text(tag.article)
    form = json_forms.of_annotation(
        tag, tag.quoted(text), session.tagging.shown(tag), session.tying.tied(tag.id)
    )
    if as_json:
        print_json(form)
    else:
        print(f"{form['id']}  {form['type']}  “{plain(form['text'])}”")


TAG = Verb("tag", "tag a stretch of an article", _tag_arguments, _tag)
UNTAG = Verb("untag", "take tags back", _untag_arguments, _untag)
RETAG = Verb("retag", "change a tag's type, target, values, certainty or note", _retag_arguments, _retag)
