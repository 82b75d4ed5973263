"""`conflicts`: where articles contradict each other, and what is accepted, because of what."""

import argparse
from collections.abc import Iterator, Sequence

from annotator.cli import arguments, json_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.errors import InvalidValue
from annotator.model.standing import Standing
from annotator.services.session import Session
from annotator.text.claim_said import said_in_words

_SHOWN = 12
"""Digits of an id that are printed; as many are enough to choose it."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "articles",
        metavar="ARTICLE",
        nargs="*",
        type=arguments.words,
        help="two articles or more (default: all that are related)",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--settle", metavar="ID", type=arguments.words, help="accept a value, or change what was accepted"
    )
    what.add_argument(
        "--reopen", metavar="ID", type=arguments.words, help="take back what was decided about a conflict"
    )
    parser.add_argument(
        "--value", metavar="VALUE", type=arguments.words, help="what is accepted; empty for none of it"
    )
    parser.add_argument(
        "--because", metavar="WHY", type=arguments.words, default="", help="the reason for it"
    )
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    if not options.articles:
        _prepare(context, options)
    identifier = options.settle or options.reopen
    with context.session(options.project, by=options.by, write=bool(identifier)) as session:
        found = _found(context, session, options.articles)
        if identifier:
            conflict = session.settling.chosen(identifier, found).conflict
            if options.reopen:
                session.settling.reopen(conflict)
            elif options.value is None:
                raise InvalidValue(
                    "Say what is accepted with --value; an empty one says that none of it can be."
                )
            else:
                session.settling.settle(conflict, options.value, options.because)
            found = [session.settling.standing(conflict)]
        names = {
            witness.article: session.library.article(witness.article).label
            for standing in found
            for witness in standing.conflict.witnesses
        }
    if options.json:
        print_json([json_forms.of_standing(standing) for standing in found])
    else:
        print_table(
            ("ID", "STATE", "KIND", "PLACE", "ABOUT", "SAID"),
            (row for standing in found for row in _rows(standing, names)),
        )
    return 0


def _prepare(context: Context, options: argparse.Namespace) -> None:
    """Let every article be one that related articles are found for."""
    with context.session(options.project) as session:
        waiting = session.comparing.waiting
    if waiting:
        with context.session(options.project, write=True) as session:
            session.comparing.prepare(context.progress)


def _found(context: Context, session: Session, articles: Sequence[str]) -> list[Standing]:
    if not articles:
        return session.settling.in_project(context.progress)
    names = [session.library.article(name).id for name in articles]
    return session.settling.conflicts(names, context.progress)


def _rows(standing: Standing, names: dict[str, str]) -> Iterator[Sequence[object]]:
    conflict, settlement = standing.conflict, standing.settlement
    yield conflict.id[:_SHOWN], standing.state, conflict.kind, "", conflict.subject, ""
    for one in conflict.witnesses:
        place = f"{one.span.start}:{one.span.end}"
        yield "", "", "", place, f"“{one.text}” {names[one.article]}", said_in_words(one.said)
    if settlement is not None:
        yield "", "", "accepted", "", f"because {settlement.because}", settlement.value or "none of it"


CONFLICTS = Verb("conflicts", "list where articles contradict each other, and settle it", _arguments, _run)
