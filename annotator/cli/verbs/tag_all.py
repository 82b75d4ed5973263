"""`tag-all`: tag every place where some words stand like one that is given."""

import argparse
from typing import Any

from annotator.cli import arguments
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb
from annotator.model.errors import InvalidValue
from annotator.model.occurrence import FREE, Hit, Manner, Sought
from annotator.model.span import Span
from annotator.services.session import Session


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    arguments.article(parser)
    parser.add_argument(
        "range", metavar="START:END", type=arguments.pairs, nargs="?", help="the words, in code points from 0"
    )
    parser.add_argument(
        "type", metavar="TYPE", type=arguments.words, nargs="?", help="tag type that they become"
    )
    parser.add_argument(
        "--like", metavar="ANNOTATION", type=arguments.words, help="id of the tag to follow, instead of words"
    )
    parser.add_argument(
        "--scope", choices=("article", "project"), default="article", help="where to look (default: article)"
    )
    parser.add_argument("--any-case", action="store_true", help="overlook upper and lower case")
    parser.add_argument(
        "--whole-word",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="take whole words only (default), or words within words as well",
    )
    parser.add_argument(
        "--any-form", action="store_true", help="look for every form of the entry that the tag names"
    )
    parser.add_argument("--dry-run", action="store_true", help="only list the places, change nothing")
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by, write=not options.dry_run) as session:
        article = session.library.article(options.article).id
        sought = _sought(session, article, options)
        hits = session.occurring.find(sought, [article] if options.scope == "article" else None)
        free = [hit for hit in hits if hit.state == FREE]
        known = {hit.annotation for hit in free}
        made = [] if options.dry_run else session.occurring.apply(sought, free)
        # a tag that stood at several places was linked once
        tags = zip(
            (hit for hit in free if not hit.annotation),
            (tag for tag in made if tag not in known),
            strict=False,
        )
        new = dict(tags)
        forms = [_form(hit, hit.annotation or new.get(hit, "")) for hit in hits]
    if options.json:
        print_json(forms)
    else:
        if not forms:
            print("These words stand nowhere else that could be tagged.")
        for form in forms:
            whose = f"  ({form['who']})" if form["who"] else ""
            print(f"{form['article']}  {form['state']}  {plain(form['context'])}{plain(whose)}")
    return 0


def _sought(session: Session, article: str, options: argparse.Namespace) -> Sought:
    manner = Manner(options.any_case, options.whole_word)
    if options.like is not None:
        if options.range is not None:
            raise InvalidValue("Give words as START:END TYPE or a tag by --like, not both.")
        return session.occurring.like_tag(options.like, manner, any_form=options.any_form)
    if options.range is None or options.type is None:
        raise InvalidValue("Say which words become which tags, as START:END TYPE, or give a tag by --like.")
    if len(options.range) > 1:
        raise InvalidValue("One stretch of words is looked for at a time; give one START:END.")
    ((start, end),) = options.range
    length = len(session.library.text(article))
    if end > length:
        raise InvalidValue(f"The range ends at {end} and the text at {length}; give a range inside the text.")
    return session.occurring.like_words(article, Span(start, end), options.type, manner)


def _form(hit: Hit, annotation: str) -> dict[str, Any]:
    return {
        "article": hit.article,
        "range": [hit.span.start, hit.span.end],
        "text": hit.words,
        "context": f"{hit.before}{hit.words}{hit.after}",
        "state": hit.state,
        "who": hit.who,
        "annotation": annotation or None,
    }


TAG_ALL = Verb("tag-all", "tag every place where some words stand", _arguments, _run)
