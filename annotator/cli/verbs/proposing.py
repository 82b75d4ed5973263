"""`propose`: which values tags propose, read off the words and the tags around them."""

import argparse

from annotator.cli import arguments
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.proposal import Proposal


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "--article", metavar="ARTICLE", type=arguments.words, help="only tags of this article"
    )
    parser.add_argument(
        "--accept",
        metavar="ANNOTATION",
        type=arguments.words,
        nargs="+",
        default=[],
        help="give these all that they propose",
    )
    arguments.by(parser)
    arguments.json(parser)


def _propose(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=bool(options.accept)) as session:
        article = session.library.article(options.article).id if options.article is not None else ""
        if options.accept:
            found = [(tag, session.proposing.accept(tag)) for tag in options.accept]
        else:
            found = list(session.proposing.of_articles(article))
    rows = [(tag, proposal) for tag, proposals in found for proposal in proposals]
    if options.json:
        print_json([_form(tag, proposal) for tag, proposal in rows])
    else:
        print_table(("ID", "FIELD", "VALUE", "RULE"), ((tag, p.field, p.words, p.rule) for tag, p in rows))
    return 0


def _form(tag: str, proposal: Proposal) -> dict[str, object]:
    """What scripts depend on; `value` is null for what links, `mention` and `record` for what does not."""
    link = proposal.link
    return {
        "id": tag,
        "field": proposal.field,
        "value": None if link else proposal.value,
        "mention": (link and link.mention) or None,
        "record": (link and link.record) or None,
        "words": proposal.words,
        "rule": proposal.rule,
    }


PROPOSE = Verb("propose", "list or accept the values that tags propose", _arguments, _propose)
