"""`counterparts`: which tags of an article could be made in another, which are tied, which were dismissed."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.annotation import Annotation
from annotator.model.counterpart import Counterpart
from annotator.model.errors import NotFound
from annotator.model.ghost import Ghost
from annotator.services.session import Session

ALL = "all"


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "articles",
        metavar="ARTICLE",
        nargs="*",
        type=arguments.words,
        help="the articles to look at, two or more (default: all)",
    )
    parser.add_argument(
        "--type", metavar="TYPE", type=arguments.words, default="", help="only those of this tag type"
    )
    wish = parser.add_mutually_exclusive_group()
    for name, meaning in (
        ("accept", "make these tags, or tie those that are there; their ids, or all"),
        ("dismiss", "there is nothing to tag, for good; their ids, or all"),
        ("recall", "take back that these were dismissed; their ids, or all"),
    ):
        wish.add_argument(f"--{name}", metavar="ID", type=arguments.words, nargs="+", help=meaning)
    wish.add_argument("--dismissed", action="store_true", help="list what was dismissed")
    for name, meaning in (
        ("tie", "two tags stand for one thing"),
        ("untie", "two tags do not stand for one thing"),
    ):
        wish.add_argument(f"--{name}", metavar=("TAG", "OTHER"), type=arguments.words, nargs=2, help=meaning)
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    pair = options.tie or options.untie
    changes = any((pair, options.accept, options.dismiss, options.recall))
    with context.session(options.project, by=options.by, write=changes) as session:
        tying = session.tying
        if pair:
            (tying.tie if options.tie else tying.untie)(*pair)
            _print_tags(session, [session.library.tag(identifier) for identifier in pair], options.json)
            return 0
        names = [session.library.article(name).id for name in options.articles]
        names = names or [article.id for article in session.library.articles()]
        if options.type:
            session.tag_set.type(options.type)
        if options.recall or options.dismissed:
            answers = _chosen(tying.dismissed(names), options.recall or [ALL])
            if options.recall:
                tying.recall_all(answers)
            _print_dismissed(session, answers, options.json)
            return 0
        ghosts = [
            ghost for ghost in tying.ghosts(names, context.progress) if options.type in ("", ghost.type)
        ]
        if options.accept:
            made = tying.accept_all(_chosen(ghosts, options.accept), context.progress)
            _print_tags(session, made, options.json)
            return 0
        if options.dismiss:
            ghosts = _chosen(ghosts, options.dismiss)
            tying.dismiss_all(ghosts)
        _print_ghosts(session, ghosts, options.json)
    return 0


class _Answerable(Protocol):
    """Something with an id by which it is answered."""

    @property
    def id(self) -> str: ...


Given = TypeVar("Given", bound=_Answerable)


def _chosen(given: Sequence[Given], wanted: Sequence[str]) -> list[Given]:
    """Those that are named by their id or the unique start of it. Raises NotFound."""
    if list(wanted) == [ALL]:
        return list(given)
    found = []
    for name in wanted:
        named = [one for one in given if name and one.id.startswith(name)]
        if len(named) != 1:
            raise NotFound(f"{name} is the id of no counterpart that waits; list them to see their ids.")
        found += named
    return found


def _print_ghosts(session: Session, ghosts: Sequence[Ghost], as_json: bool) -> None:
    texts = {name: session.library.text(name) for name in {ghost.article for ghost in ghosts}}
    tags = [
        replace(
            ghost.origin, article=ghost.article, target=ghost.target, values=ghost.values, links=ghost.links
        )
        for ghost in ghosts
    ]
    shown = [session.tagging.shown(tag) for tag in tags]
    if as_json:
        print_json(
            [
                json_forms.of_ghost(ghost, tag.quoted(texts[ghost.article]), values)
                for ghost, tag, values in zip(ghosts, tags, shown, strict=True)
            ]
        )
        return
    print_table(
        ("ID", "ARTICLE", "TYPE", "RANGES", "TEXT", "VALUES", "TIES"),
        (
            (
                *(ghost.id, ghost.article, ghost.type),
                ",".join(f"{span.start}:{span.end}" for span in ghost.target),
                tag.quoted(texts[ghost.article]),
                ", ".join(f"{key}={value}" for key, value in sorted(values.items())),
                ghost.existing,
            )
            for ghost, tag, values in zip(ghosts, tags, shown, strict=True)
        ),
    )


def _print_tags(session: Session, tags: Sequence[Annotation], as_json: bool) -> None:
    forms = [
        json_forms.of_annotation(
            tag,
            tag.quoted(session.library.text(tag.article)),
            session.tagging.shown(tag),
            session.tying.tied(tag.id),
        )
        for tag in tags
    ]
    if as_json:
        print_json(forms)
        return
    for form in forms:
        print(f"{form['id']}  {form['type']}  “{plain(form['text'])}”")


def _print_dismissed(session: Session, answers: Sequence[Counterpart], as_json: bool) -> None:
    rows = [
        (it.id, it.article, it.annotation, it.by, session.library.quoted(it.annotation)) for it in answers
    ]
    names = ("id", "article", "annotation", "by", "text")
    if as_json:
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        print_table([name.upper() for name in names], rows)


COUNTERPARTS = Verb(
    "counterparts", "list the tags that articles could share, make, tie or dismiss them", _arguments, _run
)
