"""`agreement`: how far people agree in what they tagged, by type, pair and article."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from annotator.cli import arguments, json_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.agreement import Figures, WantedAgreement
from annotator.services.session import Session
from annotator.text.agreement_words import SHORT, cells


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "--article",
        metavar="ARTICLE",
        action="append",
        default=[],
        type=arguments.words,
        help="only this article; may be given again",
    )
    parser.add_argument(
        "--people",
        metavar="NAME",
        nargs="+",
        default=[],
        type=arguments.words,
        help="only these people; precision and recall are measured by the first",
    )
    parser.add_argument("--type", metavar="TYPE", type=arguments.words, default="", help="only this tag type")
    parser.add_argument("--by-article", action="store_true", help="print the figures of each article as well")
    parser.add_argument("--csv", metavar="OUT", type=Path, help="write all figures as a table")
    parser.add_argument(
        "--html", metavar="OUT", type=Path, help="write a report with a plot, for the browser and the printer"
    )
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        wanted = WantedAgreement(
            tuple(session.library.article(name).id for name in options.article),
            tuple(options.people),
            options.type,
        )
        found = session.agreeing.measure(wanted, context.progress)
        for form, out in (("csv", options.csv), ("html", options.html)):
            if out is not None:
                session.agreeing.write(found, out, form)
        shown = found.figures if options.by_article or options.json else found.overall
        if options.json:
            print_json([json_forms.of_figures(one) for one in shown])
        else:
            _print(session, shown)
    return 0


def _print(session: Session, shown: Sequence[Figures]) -> None:
    names = {one.article: session.library.article(one.article).label for one in shown if one.article}
    print_table(
        ("ARTICLE", "PEOPLE", "TYPE", *(name.upper() for name in SHORT)),
        (
            (names.get(one.article, "all"), " / ".join(one.people), one.type or "all", *cells(one))
            for one in shown
        ),
    )


AGREEMENT = Verb("agreement", "say how far people agree in what they tagged", _arguments, _run)
