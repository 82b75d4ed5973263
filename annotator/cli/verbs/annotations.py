"""`annotations`: the tags of the project."""

import argparse
from collections.abc import Iterator

from annotator.cli import arguments, json_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.wanted import Wanted
from annotator.services.session import Session

PAGE = 256


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "--article", metavar="ARTICLE", type=arguments.words, help="only those of this article"
    )
    parser.add_argument(
        "--type", metavar="TYPE", type=arguments.words, default="", help="only those of this tag type"
    )
    parser.add_argument(
        "--by", metavar="NAME", type=arguments.words, default="", help="only those of this annotator"
    )
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        library = session.library
        article = library.article(options.article).id if options.article is not None else ""
        if options.type:
            session.tag_set.type(options.type)
        forms = list(_forms(session, Wanted(article=article, type=options.type, by=options.by)))
    if options.json:
        print_json(forms)
        return 0
    print_table(
        ("ID", "ARTICLE", "TYPE", "RANGES", "BY", "CERTAINTY", "TEXT"),
        (
            (
                form["id"],
                form["article"],
                form["type"],
                ",".join(f"{start}:{end}" for start, end in form["ranges"]),
                form["by"],
                form["certainty"],
                form["text"],
            )
            for form in forms
        ),
    )
    return 0


def _forms(session: Session, wanted: Wanted) -> Iterator[json_forms.Form]:
    library = session.library
    numbers = library.tag_numbers(wanted)
    for first in range(0, len(numbers), PAGE):
        for annotation, quoted, _article in library.tag_page(numbers[first : first + PAGE]):
            yield json_forms.of_annotation(
                annotation,
                quoted,
                session.tagging.shown(annotation),
                session.tying.tied(annotation.id),
            )


ANNOTATIONS = Verb("annotations", "list the tags", _arguments, _run)
