"""`describe`: correct what is known about an article."""

import argparse
from dataclasses import replace

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb
from annotator.cli.verbs.importing import METADATA


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.article(parser)
    arguments.metadata(parser)
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    given = {name: getattr(options, name) for name in METADATA if getattr(options, name) is not None}
    with context.session(options.project, by=options.by, write=bool(given)) as session:
        article = session.library.article(options.article)
        if given:
            article = session.accessioning.set_metadata(article.id, replace(article.metadata, **given))
        form = json_forms.of_article(session.library, article)
    if options.json:
        print_json(form)
    else:
        for name in METADATA:
            print(f"{name:<10} {plain(form[name])}".rstrip())
    return 0


DESCRIBE = Verb("describe", "show or correct an article's title, date, outlet …", _arguments, _run)
