"""`compare` and `related`: what articles share, where they differ and contradict each other."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.paper import SIZES, Paper
from annotator.model.passage import Passage
from annotator.model.saying import Saying
from annotator.model.sheet import Contents
from annotator.model.standing import Standing
from annotator.services.printing import Printing, write_html


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.article(parser)
    parser.add_argument(
        "others", metavar="ARTICLE", nargs="+", type=arguments.words, help="the articles to compare it with"
    )
    parser.add_argument(
        "--html", metavar="OUT", type=Path, help="write the articles side by side, as a page for the browser"
    )
    parser.add_argument(
        "--pdf", metavar="OUT", type=Path, help="write the articles side by side, to be printed"
    )
    parser.add_argument(
        "--paper", choices=SIZES, default="", help="the paper of a print, else that of the country"
    )
    parser.add_argument(
        "--only-shared", action="store_true", help="print the passages that articles share and nothing else"
    )
    parser.add_argument(
        "--who", action="store_true", help="list who says what: in all, in some, only here, contradicting"
    )
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        names = [session.library.article(name).id for name in (options.article, *options.others)]
        if options.html or options.pdf:
            return _write(context, session.printing, names, options)
        passages = session.comparing.compare(names, context.progress)
        conflicts = session.settling.conflicts(names, context.progress)
        only = session.comparing.only_here(names, context.progress)
        sayings = session.comparing.who_says_what(names, context.progress) if options.who else []
        texts = {name: session.library.text(name) for name in names}
        labels = [session.library.article(name).label for name in names]
    if options.json:
        print_json(
            {
                "passages": [json_forms.of_passage(passage, texts) for passage in passages],
                "only": [
                    {"article": name, "start": stretch.start, "end": stretch.end} for name, stretch in only
                ],
                "conflicts": [json_forms.of_standing(conflict) for conflict in conflicts],
            }
        )
    elif options.who:
        _print_sayings(sayings, texts, labels)
    else:
        _print(passages, texts, labels)
        _print_conflicts(conflicts)
    return 0


def _write(context: Context, printing: Printing, names: Sequence[str], options: argparse.Namespace) -> int:
    sheet = printing.sheet(names, Contents(only_shared=options.only_shared), context.progress)
    for out, write in ((options.html, write_html), (options.pdf, context.openers.write_pdf)):
        if out:
            written = printing.save(sheet, out, write, Paper(options.paper), context.progress)
            print(f"Wrote {plain(str(written))}.")
    return 0


def _print(passages: Sequence[Passage], texts: Mapping[str, str], labels: Sequence[str]) -> None:
    rows: list[Sequence[object]] = []
    for number, passage in enumerate(passages, start=1):
        spans = [(span.start, span.end) if span else None for span in passage.spans]
        rows.append((number, "passage", passage.score, *_words(spans, texts)))
        rows += [("", reading.kind, "", *_words(reading.places, texts)) for reading in passage.readings]
    print_table(("PASSAGE", "KIND", "SCORE", *labels), rows)


def _print_sayings(sayings: Sequence[Saying], texts: Mapping[str, str], labels: Sequence[str]) -> None:
    print_table(
        ("SAID", "PASSAGE", *labels),
        (
            (
                _said(saying),
                "" if saying.passage is None else saying.passage + 1,
                *_words([(span.start, span.end) if span else None for span in saying.spans], texts),
            )
            for saying in sayings
        ),
    )


def _said(saying: Saying) -> str:
    words = {"all": "in all", "some": f"in {saying.said_by} of {len(saying.spans)}", "only": "only here"}
    return words[saying.state] + (", contradicting" if saying.contradictions else "")


def _words(places: Sequence[tuple[int, int] | None], texts: Mapping[str, str]) -> list[str]:
    return [
        "" if place is None else text[place[0] : place[1]]
        for place, text in zip(places, texts.values(), strict=True)
    ]


def _print_conflicts(standings: Sequence[Standing]) -> None:
    for number, standing in enumerate(standings):
        settled = standing.settlement if standing.state == "settled" else None
        accepted = (
            f" Accepted: {settled.value or 'none of it'}, because {settled.because}." if settled else ""
        )
        print(("" if number else "\n") + f"conflict: {plain(standing.conflict.sentence + accepted)}")


COMPARE = Verb("compare", "list what articles share, and where they differ", _arguments, _run)


def _one_article(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.article(parser)
    arguments.json(parser)


def _related(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        waiting = session.comparing.waiting
    if waiting:
        with context.session(options.project, write=True) as session:
            session.comparing.prepare(context.progress)
    with context.session(options.project) as session:
        article = session.library.article(options.article).id
        found = session.comparing.sharing(article, progress=context.progress)
        text = session.library.text(article)
        if options.json:
            print_json(
                [
                    {
                        "article": other.article,
                        "score": other.score,
                        "passages": [
                            json_forms.of_passage(
                                passage, {article: text, other.article: session.library.text(other.article)}
                            )
                            for passage in passages
                        ],
                    }
                    for other, passages in found
                ]
            )
            return 0
        print_table(
            ("ARTICLE", "SCORE", "PASSAGES", "TITLE", "LONGEST PASSAGE"),
            (
                (
                    *(other.article, other.score, len(passages)),
                    session.library.article(other.article).label,
                    _longest(passages, text),
                )
                for other, passages in found
            ),
        )
    return 0


def _longest(passages: Sequence[Passage], text: str) -> str:
    span = max((passage.spans[0] for passage in passages if passage.spans[0]), key=len)
    return text[span.start : span.end]


RELATED = Verb("related", "list the articles that share passages with one", _one_article, _related)
