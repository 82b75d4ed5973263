"""`import`: take in files as articles; `losses`: what was left out of those of other programs."""

import argparse
import sys
from pathlib import Path

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.cli.verbs import import_preview
from annotator.model.article import Metadata
from annotator.model.errors import NotFound
from annotator.model.loss import Loss
from annotator.services import loss_report
from annotator.services.accessioning import Outcome
from annotator.services.library import Library

METADATA = ("title", "publisher", "author", "published", "url", "language", "accession", "accessed")


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=Path,
        help="text, saved web page, Word, OpenDocument, rich text, PDF, Markdown, mail, web archive (WARC), zip "
        "archive, TEI or file with tags of another program, or a folder of them",
    )
    arguments.metadata(parser)
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        type=arguments.words,
        help="character encoding of the files (default: found out, and said)",
    )
    parser.add_argument(
        "--max-size", metavar="MB", type=int, help="largest file that is taken in, in millions of bytes"
    )
    parser.add_argument(
        "--map",
        metavar="KIND=TYPE",
        type=import_preview.wish,
        action="append",
        default=[],
        help="what tags of a kind in files of other programs become: KIND=TYPE, KIND= to leave them out, "
        "KIND=TYPE:NAME>FIELD,NAME>FIELD for their values; may be given several times",
    )
    parser.add_argument(
        "--same-names",
        action="store_true",
        help="take an entry of such a file that has the name of one in the register for that one",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what such files would bring and lose, and change nothing"
    )
    parser.add_argument("--report", metavar="FILE", type=Path, help="write what was left out to this file")
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    given = Metadata(**{name: getattr(options, name) or "" for name in METADATA})
    with context.session(options.project, by=options.by, write=not options.dry_run) as session:
        if options.dry_run:
            return import_preview.preview(context, session, options)
        if options.map:
            looks, _faults = import_preview.looks_of(context, session, options.paths)
            import_preview.check_wishes(looks, options.map)
        before = len(session.library.articles())
        try:
            outcomes = session.accessioning.import_files(
                options.paths,
                metadata=given,
                encoding=options.encoding,
                max_bytes=_limit(context, options.max_size),
                progress=context.progress,
                mapping_of=lambda look: session.adopting.wished(look, options.map),
                by_name=options.same_names,
            )
        except KeyboardInterrupt:
            taken = len(session.library.articles()) - before
            kept = (
                f"; the articles taken in before, {taken}, stay, and undo takes them out again"
                if taken
                else ""
            )
            raise KeyboardInterrupt(f"Stopped{kept}.") from None
        if not outcomes:
            raise NotFound(
                f"There is nothing to take in; give files or folders with {', '.join(session.accessioning.suffixes())}."
            )
        forms = [
            _form(session.library, outcome) for outcome in outcomes if outcome.article or outcome.duplicate_of
        ]
    if options.json:
        print_json(forms)
    elif forms:
        _print(forms)
        if tags := sum(outcome.tags for outcome in outcomes):
            print(f"Tags taken over: {tags}.")
    for outcome in outcomes:
        left_out = (f"left out: {loss.sentence}" for loss in outcome.losses)
        for sentence in (outcome.error, *outcome.remarks, *left_out):
            if sentence:
                place = ", ".join(filter(None, (str(outcome.path), outcome.member)))
                print(f"{plain(place)}: {plain(sentence)}", file=sys.stderr)
    if options.report:
        loss_report.save(options.report, loss_report.of_outcomes(outcomes))
    return 1 if any(outcome.error for outcome in outcomes) else 0


def _limit(context: Context, megabytes: int | None) -> int:
    """Largest file in bytes."""
    return context.openers.settings.max_bytes if megabytes is None else megabytes * 1_000_000


def _form(library: Library, outcome: Outcome) -> json_forms.Form:
    """What came of one file, with what was left out of it; one that the project already holds gives the article it is."""
    article = outcome.article or library.article(outcome.duplicate_of)
    form = json_forms.of_article(library, article, outcome.duplicate_of)
    return {**form, "losses": json_forms.of_losses(outcome.losses)} if outcome.losses else form


def _print(forms: list[json_forms.Form]) -> None:
    print_table(
        ("ID", "CODE POINTS", "FURNITURE", "PUBLISHED", "TITLE", ""),
        (
            (
                form["id"],
                form["characters"],
                len(form["zones"]),
                form["published"],
                form["title"] or form["file"],
                "already in the project" if form["duplicate_of"] else "",
            )
            for form in forms
        ),
    )


def _losses_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.json(parser)


def _losses(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        intakes = session.adopting.intakes()
    if options.json:
        print_json([{**one.to_body(), "losses": json_forms.of_losses(one.losses)} for one in intakes])
    else:
        print_table(
            ("FILE", "PROGRAM", "BY", "LEFT OUT", "TIMES"),
            (
                (one.name, one.program, one.by, loss.what, loss.count)
                for one in intakes
                for loss in one.losses or (Loss("nothing", 0),)
            ),
        )
    return 0


IMPORT = Verb("import", "take in texts, saved web pages, TEI and files with tags", _arguments, _run)
LOSSES = Verb("losses", "list what was left out of files of other programs", _losses_arguments, _losses)
