"""`export`: hand over articles with their tags."""

import argparse
from pathlib import Path

from annotator.cli import arguments
from annotator.cli.output import plain
from annotator.cli.verb import Context, Verb


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "out", metavar="OUT", type=Path, help="file to write, or folder for one file per article"
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        type=arguments.words,
        required=True,
        help="tei-standoff (archive copy: all tags beside the text), tei-inline (reading copy: tags in the text), "
        "tei-inline-accepted (reading copy of accepted tags), tei-publisher (reading copy with keys), tei-anchors "
        "(tags between anchors), tei-plain (no tag overlaps, for corpus tools), csv (tags), csv-claims (claims), "
        "csv-readings (what articles share and who alone says what), jsonl (everything, one statement a line), "
        "web-annotation (everything, as JSON-LD), brat, cas-xmi, cas-json or webanno-tsv (INCEpTION), conll (labels "
        "of words), refi-qda (programs for qualitative analysis), eac-cpf (authority records of people and "
        "organisations) or bagit (a deposit for an archive: originals, texts, TEI, register, log)",
    )
    parser.add_argument(
        "--article",
        metavar="ARTICLE",
        type=arguments.words,
        action="append",
        default=[],
        help="only this article; may be given several times",
    )
    parser.add_argument(
        "--per-article",
        action="store_true",
        help="write a file for each article, and manifest.csv, into the folder OUT; no file is replaced",
    )


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        chosen = [session.library.article(name).id for name in options.article]
        write = session.exporting.export_each if options.per_article else session.exporting.export
        exported = write(options.format, options.out, tuple(dict.fromkeys(chosen)), context.progress)
    checked = ", checked against the project" if exported.checked else ""
    print(
        f"Wrote {plain(str(exported.path))}: articles {exported.articles}, tags {exported.annotations}, "
        f"bytes {exported.bytes}{checked}."
    )
    if exported.lost:
        print(f"Not in the file: {'; '.join(plain(loss.sentence) for loss in exported.lost)}.")
    return 0


EXPORT = Verb("export", "write TEI, tables, a deposit or a format of another program", _arguments, _run)
