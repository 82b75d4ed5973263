"""`date` and `dates`: what a phrase means, and what date tags without a value propose."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from annotator.cli import arguments
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.errors import InvalidValue
from annotator.services.dating import OpenDate, read_phrase
from annotator.text.edtf import is_edtf


def _date_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "phrase",
        metavar="PHRASE",
        type=arguments.words,
        help="a date as you would say it, such as “since 2011”",
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        type=arguments.words,
        default="",
        help="date of publication in EDTF, from which a phrase without a year is read",
    )
    arguments.json(parser)


def _date(_context: Context, options: argparse.Namespace) -> int:
    if options.published and not is_edtf(options.published):
        raise InvalidValue(f"“{options.published}” is no date of publication; write it as 2023-09-20.")
    understood = read_phrase(options.phrase, options.published)
    if options.json:
        print_json(asdict(understood))
    else:
        print(plain(understood.value), plain(understood.words), plain(understood.rule), sep="\n")
    return 0


def _dates_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "--article", metavar="ARTICLE", type=arguments.words, help="only those of this article"
    )
    wish = parser.add_mutually_exclusive_group()
    wish.add_argument(
        "--accept",
        metavar="ANNOTATION",
        type=arguments.words,
        nargs="+",
        default=[],
        help="give these their values",
    )
    wish.add_argument("--accept-all", action="store_true", help="give all listed ones their values")
    arguments.by(parser)
    arguments.json(parser)


def _dates(context: Context, options: argparse.Namespace) -> int:
    changes = bool(options.accept or options.accept_all)
    with context.session(options.project, by=options.by, write=changes) as session:
        article = session.library.article(options.article).id if options.article is not None else ""
        if options.accept:
            dates = session.dating.accept(options.accept)
        elif options.accept_all:
            proposing = [date.tag.id for date in session.dating.open_proposals(article) if date.proposal]
            dates = session.dating.accept(proposing)
        else:
            dates = session.dating.open_proposals(article)
    _print(dates, options.json)
    return 0


def _print(dates: Sequence[OpenDate], as_json: bool) -> None:
    if as_json:
        print_json([_form(date) for date in dates])
        return
    print_table(
        ("ID", "ARTICLE", "VALUE", "RULE"),
        (
            (
                date.tag.id,
                date.tag.article,
                date.proposal.value if date.proposal else "",
                date.proposal.rule if date.proposal else f"“{date.words}” proposes nothing",
            )
            for date in dates
        ),
    )


def _form(date: OpenDate) -> dict[str, object]:
    """What scripts depend on; `value`, `field`, `words` and `rule` are null when nothing is proposed."""
    proposal = date.proposal
    return {
        "id": date.tag.id,
        "article": date.tag.article,
        "text": date.words,
        "value": proposal and proposal.value,
        "field": proposal and proposal.field,
        "words": proposal and proposal.words,
        "rule": proposal and proposal.rule,
    }


DATE = Verb("date", "say what a phrase means as a date or a duration", _date_arguments, _date)
DATES = Verb("dates", "list date tags without a value, with what they propose", _dates_arguments, _dates)
