"""`furniture`: mark what is not the article, or unmark it."""

import argparse

from annotator.cli import arguments, json_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.zone import ZONE_KINDS


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.article(parser)
    wish = parser.add_mutually_exclusive_group()
    wish.add_argument(
        "--mark", metavar="START:END[,START:END…]", type=arguments.pairs, help="mark this, in code points"
    )
    wish.add_argument(
        "--unmark", metavar="ZONE", type=arguments.words, action="append", help="unmark this zone, by its id"
    )
    wish.add_argument(
        "--unmark-rule", metavar="RULE", type=arguments.words, help="unmark everything that this rule found"
    )
    parser.add_argument("--kind", choices=ZONE_KINDS, default="other", help="what it is (with --mark)")
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    changes = any((options.mark, options.unmark, options.unmark_rule))
    with context.session(options.project, by=options.by, write=changes) as session:
        article = session.library.article(options.article)
        if options.mark:
            session.zoning.mark(article.id, options.mark, options.kind)
        elif options.unmark:
            session.zoning.unmark(article.id, options.unmark)
        elif options.unmark_rule:
            session.zoning.unmark_rule(article.id, options.unmark_rule)
        zones = json_forms.of_article(session.library, article)["zones"]
        text = session.library.text(article.id)
    if options.json:
        print_json(zones)
    else:
        print_table(
            ("ID", "RANGE", "KIND", "RULE", "TEXT"),
            (
                (
                    zone["id"],
                    f"{zone['start']}:{zone['end']}",
                    zone["kind"],
                    zone["rule"] or "by hand",
                    text[zone["start"] : zone["end"]],
                )
                for zone in zones
            ),
        )
    return 0


FURNITURE = Verb("furniture", "list, mark or unmark furniture of an article", _arguments, _run)
