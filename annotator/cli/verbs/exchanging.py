"""`bundle`, `merge` and `publish`: hand work to colleagues as files, and take theirs in."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.cli import arguments
from annotator.cli.output import plain, print_json
from annotator.cli.verb import Context, Verb
from annotator.model.bundle import BUNDLE_KINDS
from annotator.model.merge_plan import Plan
from annotator.services.session import Session


def _bundle_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("out", metavar="OUT.zip", type=Path, help="file to write")
    parser.add_argument(
        "--kind",
        choices=BUNDLE_KINDS,
        default="everything",
        help="work: articles to be tagged; hand-in: what you said of them; feedback: what you decided about "
        "the tags of --for; everything (default)",
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
        "--blind", action="store_true", help="work without what anybody but --for said of the articles"
    )
    parser.add_argument(
        "--no-texts", action="store_true", help="annotations only; they wait until the texts come"
    )
    parser.add_argument("--originals", action="store_true", help="with the files as they were received")
    parser.add_argument(
        "--for",
        dest="recipient",
        metavar="NAME",
        type=arguments.words,
        default="",
        help="for whom it is; feedback answers the tags of this person",
    )
    arguments.by(parser)


def _bundle(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by) as session:
        chosen = [session.library.article(name).id for name in options.article]
        written = session.exchanging.bundle(
            options.out,
            options.kind,
            chosen,
            recipient=options.recipient,
            blind=options.blind,
            texts=not options.no_texts,
            originals=options.originals,
            progress=context.progress,
        )
    print(
        f"Wrote {plain(str(written.path))}: events {written.bundle.events}, articles "
        f"{len(written.bundle.articles)}, texts {written.texts}, originals {written.originals}, bytes {written.bytes}."
    )
    if written.left_out:
        print(
            "Not in the file, because an earlier version of the program kept the article and its tags together: "
            f"{'; '.join(map(plain, written.left_out))}."
        )
    return 0


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "bundles",
        metavar="BUNDLE",
        type=Path,
        nargs="+",
        help="bundle to take in, or a folder of which all that is new is taken in",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what it would do")
    arguments.by(parser)
    arguments.json(parser)


def _merge(context: Context, options: argparse.Namespace) -> int:
    failed: list[tuple[str, str]] = []
    with context.session(options.project, by=options.by, write=not options.dry_run) as session:
        plans = list(_plans(context, session, options, failed))
        waiting = len(session.exchanging.held())
    if options.json:
        print_json(_form(plans, failed, waiting))
    else:
        for plan in plans:
            for line in _lines(plan, options.dry_run):
                print(line)
        for name, sentence in failed:
            print(f"Not taken in: {plain(name)}: {plain(sentence)}")
        if not plans and not failed:
            print("There is nothing new.")
    return 1 if failed else 0


def _plans(
    context: Context, session: Session, options: argparse.Namespace, failed: list[tuple[str, str]]
) -> Iterator[Plan]:
    """Look at every bundle, and take it in where that is wanted."""
    exchanging = session.exchanging
    for path in options.bundles:
        if path.is_dir() and not options.dry_run:
            came = exchanging.take_in_new(path, context.progress)
            failed += came.failed
            yield from (one.plan for one in came.taken)
            continue
        for file in sorted(path.glob("*.zip")) if path.is_dir() else [path]:
            plan = exchanging.look(file, context.progress)
            if not options.dry_run:
                exchanging.take_in(plan, context.progress)
            yield plan


def _form(plans: list[Plan], failed: list[tuple[str, str]], waiting: int) -> dict[str, Any]:
    return {
        "new": sum(plan.new for plan in plans),
        "known": sum(plan.known for plan in plans),
        "conflicts": sum(len(plan.disagreements) for plan in plans),
        "held": waiting,
        "bundles": [_of_plan(plan) for plan in plans],
        "failed": [{"file": name, "sentence": sentence} for name, sentence in failed],
    }


def _of_plan(plan: Plan) -> dict[str, Any]:
    return {
        "file": plan.path.name,
        "kind": plan.bundle.kind,
        "by": plan.bundle.by,
        "new": plan.new,
        "known": plan.known,
        "conflicts": [
            {"kind": one.kind, "id": one.subject, "article": one.article or None, "by": list(one.by)}
            for one in plan.disagreements
        ],
        "new_articles": [one.id for one in plan.new_articles],
        "lacking_texts": [one.id for one in plan.lacking_texts],
        "lacking_types": list(plan.lacking_types),
        "other_texts": [one.id for one in plan.other_texts],
        "held": [{"article": one.article, "why": one.why, "tags": one.tags} for one in plan.held],
        "unknown_kinds": list(plan.unknown_kinds),
    }


_WHY = {
    "no article": "nothing is known of the article",
    "no text": "the text is not in the project",
    "other text": "the project has another text of the article",
    "removed": "the article was removed from the project",
}


def _lines(plan: Plan, dry_run: bool) -> Iterator[str]:
    """What one bundle does, in sentences."""
    done = "Would take in" if dry_run else "Took in"
    yield (
        f"{done} {plain(plan.path.name)} ({plan.bundle.kind}, by {plain(plan.bundle.by)}): new {plan.new}, "
        f"known {plan.known}, conflicts {len(plan.disagreements)}."
    )
    for label, articles in (
        ("New articles", plan.new_articles),
        ("Texts that are not here", plan.lacking_texts),
        ("Articles with another text here", plan.other_texts),
    ):
        if articles:
            yield f"  {label}: {'; '.join(plain(one.title or one.id) for one in articles)}."
    if plan.lacking_types:
        yield f"  Tag types that nobody defines: {', '.join(map(plain, plan.lacking_types))}."
    for held in plan.held:
        yield f"  Kept, not shown: {held.tags} tags on {plain(held.title or held.article)}, because {_WHY[held.why]}."
    if plan.unknown_kinds:
        yield f"  Kept for newer versions of the program: {', '.join(map(plain, plan.unknown_kinds))}."


def _publish_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="folder that colleagues read too")
    arguments.by(parser)


def _publish(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project, by=options.by) as session:
        path = session.exchanging.publish(options.folder, context.progress)
    print(f"Published {plain(str(path))}.")
    return 0


BUNDLE = Verb("bundle", "write a bundle for a colleague", _bundle_arguments, _bundle)
MERGE = Verb("merge", "take bundles of colleagues in", _merge_arguments, _merge)
PUBLISH = Verb("publish", "put the project into a shared folder as a bundle", _publish_arguments, _publish)
