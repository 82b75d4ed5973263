"""`review`: compare what several people tagged, decide what holds, and answer what was decided."""

import argparse
from collections.abc import Iterator, Sequence

from annotator.cli import arguments, review_forms
from annotator.cli.output import print_json, print_table
from annotator.cli.review_forms import Shown
from annotator.cli.verb import Context, Verb
from annotator.cli.verbs.review_entries import review_entries
from annotator.model.case import CASE_KINDS, Card, Case, Decision, Queue, letters
from annotator.model.errors import InvalidValue, NotFound
from annotator.model.rule import RULES, Rule
from annotator.services.session import Session

NONE = "none"
_SHOWN = 16
"""Digits of an id that are printed."""
_CHANGING = ("accept_agreed", "decide", "undecide", "apply", "contest", "agree", "entry")


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "articles",
        metavar="ARTICLE",
        nargs="*",
        type=arguments.words,
        help="only these articles (default: all)",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--list", action="store_true", help="list what differs and is to be decided (the default)"
    )
    what.add_argument(
        "--agreed", action="store_true", help="list what all say alike, or one person alone said"
    )
    what.add_argument("--accept-agreed", action="store_true", help="accept all that --agreed lists")
    what.add_argument("--decide", metavar="CASE", type=arguments.words, help="decide a case (see --take)")
    what.add_argument("--undecide", metavar="CASE", type=arguments.words, help="take a decision back")
    what.add_argument(
        "--rule", choices=RULES, help="show which cases a rule would decide, and how (see --apply)"
    )
    what.add_argument(
        "--feedback", metavar="PERSON", type=arguments.words, help="what became of a person’s tags"
    )
    what.add_argument(
        "--contest", metavar="TAG", type=arguments.words, help="say that a decision is not right"
    )
    what.add_argument("--agree", metavar="TAG", type=arguments.words, help="say that a decision is right")
    what.add_argument(
        "--entries",
        action="store_true",
        help="list entries of the register that may be one, or were changed in two ways",
    )
    what.add_argument(
        "--entry", metavar="ID", type=arguments.words, help="decide about an entry (see --take)"
    )
    parser.add_argument(
        "--take",
        metavar="TAG",
        type=arguments.words,
        help=f"the tag that is right, or {NONE} when none is; the number of the entry",
    )
    parser.add_argument("--alike", action="store_true", help="decide the cases like this one in the same way")
    parser.add_argument("--apply", action="store_true", help="decide what the rule decides, as one step")
    parser.add_argument(
        "--person", metavar="NAME", type=arguments.words, default="", help="whose version the rule takes"
    )
    parser.add_argument("--kind", choices=CASE_KINDS, default="", help="only cases of this kind")
    parser.add_argument(
        "--type", metavar="TYPE", type=arguments.words, default="", help="only cases of this tag type"
    )
    parser.add_argument("--all", action="store_true", help="list what is decided as well")
    parser.add_argument(
        "--people",
        metavar="NAME",
        action="append",
        type=arguments.words,
        help="compare only these people, again for each; of one, list all tags",
    )
    parser.add_argument("--reason", metavar="WHY", type=arguments.words, default="", help="the reason for it")
    parser.add_argument("--blind", action="store_true", help="show letters for the names of people")
    arguments.by(parser)
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    write = any(getattr(options, name) for name in _CHANGING)
    with context.session(options.project, by=options.by, write=write) as session:
        if options.feedback is not None:
            return _print_feedback(session, options)
        if options.contest is not None or options.agree is not None:
            return _answer(session, options)
        if options.entries or options.entry is not None:
            return review_entries(session, options)
        if options.decide is not None or options.undecide is not None:
            return _decide(context, session, options)
        if options.rule:
            return _rule(context, session, options)
        if options.accept_agreed:
            count = session.reviewing.accept_agreed(_queue(context, session, options), context.progress)
            print_json({"accepted": count}) if options.json else print(f"{count} accepted")
            return 0
        queue = _queue(context, session, options)
        return _print_cases(session, queue, queue.chosen(options.kind, options.type), options)


def _queue(context: Context, session: Session, options: argparse.Namespace) -> Queue:
    chosen = [session.library.article(name).id for name in options.articles] or None
    people, progress, decided = options.people, context.progress, options.all
    if options.agreed or options.accept_agreed:
        return session.reviewing.agreed(chosen, people, progress, decided=decided)
    alone = options.kind == "alone" or len(set(people or ())) == 1
    return session.reviewing.cases(chosen, people, progress, decided=decided, alone=alone)


def _decide(context: Context, session: Session, options: argparse.Namespace) -> int:
    reviewing = session.reviewing
    case = reviewing.case(options.decide or options.undecide, options.people)
    if options.undecide:
        reviewing.undecide(case)
    elif options.take is None:
        raise InvalidValue(f"Say which tag is right with --take, or --take {NONE}.")
    else:
        take = _taken(session, case, options.take)
        decisions: list[Decision] = [(case, take)]
        if options.alike:
            decisions += reviewing.alike(case, take, _queue(context, session, options))
        reviewing.decide_all(decisions, options.reason) if len(decisions) > 1 else reviewing.decide(
            case, take, options.reason
        )
        return _print_cases(session, Queue((), _people(session)), [one for one, _take in decisions], options)
    return _print_cases(session, Queue((), _people(session)), [case], options)


def _people(session: Session) -> tuple[str, ...]:
    return tuple(session.reviewing.people())


def _taken(session: Session, case: Case, said: str) -> str:
    """The tag that is meant: one of the case by the start of its id, or any other by its whole id."""
    if said == NONE:
        return ""
    found = [tag for tag in case.tags if said and tag.startswith(said.lower())]
    if len(found) > 1:
        raise NotFound(f"More than one tag of this case is meant by {said}; give more of its id.")
    return found[0] if found else session.library.tag(said).id


def _rule(context: Context, session: Session, options: argparse.Namespace) -> int:
    if options.rule == "person" and not options.person:
        raise InvalidValue("Say whose version the rule takes with --person.")
    rule = Rule(options.rule, options.kind, options.type, options.person)
    queue = _queue(context, session, options)
    decisions = session.reviewing.preview(rule, queue.cases, context.progress)
    if options.apply:
        session.reviewing.decide_all(decisions, options.reason, context.progress)
    if options.json:
        print_json([{"case": case.id, "kind": case.kind, "take": take or None} for case, take in decisions])
        return 0
    print_table(
        ("CASE", "KIND", "TAKE", "TEXT"),
        (
            (case.id[:_SHOWN], case.kind, take[:_SHOWN] or NONE, session.library.quoted(take or case.tags[0]))
            for case, take in decisions
        ),
    )
    return 0


def _answer(session: Session, options: argparse.Namespace) -> int:
    answer = "agreed" if options.agree is not None else "contested"
    tag = options.agree if options.agree is not None else options.contest
    review = session.answering.answer(tag, answer, options.reason)
    if options.json:
        print_json(review_forms.of_review(review, str))
    return 0


def _print_cases(session: Session, queue: Queue, cases: Sequence[Case], options: argparse.Namespace) -> int:
    shown = _shown(queue.people, options)
    cards = (session.reviewing.card(case) for case in cases)
    if options.json:
        print_json([review_forms.of_card(card, session.tagging.shown, shown) for card in cards])
        return 0
    print_table(
        ("ID", "KIND", "STATE", "TYPE", "PLACE", "BY", "TEXT"),
        (row for card in cards for row in _rows(card, shown)),
    )
    return 0


def _shown(people: Sequence[str], options: argparse.Namespace) -> Shown:
    hidden = letters(people)
    return (lambda name: hidden.get(name, "?")) if options.blind else str


def _rows(card: Card, shown: Shown) -> Iterator[Sequence[object]]:
    case = card.case
    first: tuple[str, str] = case.kind, case.state
    for version in card.versions:
        tag = version.tags[0]
        place = ",".join(f"{span.start}:{span.end}" for span in tag.target)
        who = ", ".join(map(shown, version.people))
        yield tag.id[:_SHOWN], *first, tag.type, place, who, version.quoted
        first = "", ""


def _print_feedback(session: Session, options: argparse.Namespace) -> int:
    feedback = session.answering.feedback(options.feedback)
    if options.json:
        print_json(review_forms.of_feedback(feedback, _shown(_people(session), options)))
        return 0
    print(feedback.sentence)
    print_table(
        ("ANNOTATION", "KIND", "TEXT", "TAKEN", "REASON"),
        (
            (one.tag.id, one.kind, one.quoted, one.taken_words or NONE, one.review.reason)
            for one in feedback.outcomes
        ),
    )
    return 0


REVIEW = Verb("review", "compare what several people tagged, and decide what holds", _arguments, _run)
