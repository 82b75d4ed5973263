"""`stages`: how far each person's work on each article has come."""

import argparse

from annotator.cli import arguments, review_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.case import letters
from annotator.model.errors import InvalidValue
from annotator.model.stage import STAGES


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("article", metavar="ARTICLE", nargs="?", type=arguments.words, help="one article")
    parser.add_argument("person", metavar="PERSON", nargs="?", type=arguments.words, help="whose work it is")
    parser.add_argument(
        "stage", metavar="STAGE", nargs="?", type=arguments.words, help=f"one of {', '.join(STAGES)}"
    )
    parser.add_argument(
        "--reason", metavar="WHY", type=arguments.words, default="", help="why a step back is taken"
    )
    parser.add_argument("--blind", action="store_true", help="show letters for the names of people")
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    if options.person is not None and options.stage is None:
        raise InvalidValue(f"Give a stage after the person: {', '.join(STAGES)}.")
    with context.session(options.project, by=options.by, write=options.stage is not None) as session:
        chosen = None if options.article is None else [session.library.article(options.article).id]
        if chosen and options.stage is not None:
            session.staging.set_stage(chosen[0], options.person, options.stage, options.reason)
        matrix = session.staging.matrix(chosen, context.progress)
        titles = {line.article: session.library.article(line.article).label for line in matrix.lines}
    if options.json:
        print_json(review_forms.of_matrix(matrix, letters(matrix.people) if options.blind else {}))
        return 0
    people = letters(matrix.people).values() if options.blind else matrix.people
    print_table(
        ("ARTICLE", "TITLE", "OPEN", "DECIDED", "CONTESTED", *people),
        (
            (
                *(line.article, titles[line.article], line.open, line.decided, line.contested),
                *(
                    f"{line.cells[person].stage.stage} ({line.cells[person].tags})"
                    for person in matrix.people
                ),
            )
            for line in matrix.lines
        ),
    )
    return 0


STAGES_VERB = Verb(
    "stages", "show or set how far each person’s work on each article has come", _arguments, _run
)
