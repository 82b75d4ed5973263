"""`articles`: what the project holds."""

import argparse

from annotator.cli import arguments, json_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        articles = session.library.articles()
        if options.json:
            print_json([json_forms.of_article(session.library, article) for article in articles])
            return 0
        counts = session.library.tag_counts()
    print_table(
        ("ID", "CODE POINTS", "TAGS", "PUBLISHED", "PUBLISHER", "TITLE"),
        (
            (
                article.id,
                article.characters,
                counts.get(article.id, 0),
                article.metadata.published,
                article.metadata.publisher,
                article.label,
            )
            for article in articles
        ),
    )
    return 0


ARTICLES = Verb("articles", "list the articles", _arguments, _run)
