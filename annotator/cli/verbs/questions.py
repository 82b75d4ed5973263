"""`questions`: what is still open about the tags."""

import argparse

from annotator.cli import arguments
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.question import QUESTION_KINDS


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "--article", metavar="ARTICLE", type=arguments.words, help="only those of this article"
    )
    parser.add_argument("--kind", choices=QUESTION_KINDS, help="only those of this kind")
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        articles = [session.library.article(options.article).id] if options.article is not None else []
        found = [
            (question, session.library.quoted(question.annotation))
            for question in session.questioning.questions(articles)
            if options.kind in (None, question.kind)
        ]
    if options.json:
        print_json(
            [
                {
                    "kind": question.kind,
                    "article": question.article,
                    "annotation": question.annotation,
                    "range": [question.span.start, question.span.end],
                    "text": text,
                    "field": question.field,
                    "question": question.sentence,
                }
                for question, text in found
            ]
        )
        return 0
    print_table(
        ("KIND", "ANNOTATION", "TEXT", "QUESTION"),
        ((question.kind, question.annotation, text, question.sentence) for question, text in found),
    )
    return 0


QUESTIONS = Verb("questions", "list what is still open about the tags", _arguments, _run)
