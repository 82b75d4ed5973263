"""`claims`: who held which office when, according to which article."""

import argparse
from collections.abc import Mapping, Sequence

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context, Verb
from annotator.model.claim import Claim
from annotator.model.claim_note import ClaimNote
from annotator.model.wanted_claims import WantedClaims


def _arguments(parser: argparse.ArgumentParser) -> None:
    arguments.project(parser)
    parser.add_argument(
        "--person", metavar="PERSON", type=arguments.words, default="", help="name or id of the holder"
    )
    parser.add_argument(
        "--article", metavar="ARTICLE", type=arguments.words, help="only those of this article"
    )
    parser.add_argument(
        "--checks", action="store_true", help="say what does not go together: remarks, never corrections"
    )
    arguments.json(parser)


def _run(context: Context, options: argparse.Namespace) -> int:
    with context.session(options.project) as session:
        wanted = WantedClaims(
            person=session.registering.find(options.person, ("person", "organisation")).id
            if options.person
            else "",
            article=session.library.article(options.article).id if options.article is not None else "",
        )
        claims = session.claiming.claims(wanted)
        notes = session.claiming.notes(claims) if options.checks else []
        names = {article: source.name for article, source in session.claiming.sources(claims).items()}
    if options.json:
        print_json([_form(claim, notes if options.checks else None) for claim in claims])
    else:
        _print(claims, names)
        _print_notes(notes)
    return 0


def _form(claim: Claim, notes: Sequence[ClaimNote] | None) -> json_forms.Form:
    form = json_forms.of_claim(claim)
    if notes is not None:
        form["checks"] = [json_forms.of_claim_note(note) for note in notes if claim.annotation in note.claims]
    return form


def _print(claims: Sequence[Claim], names: Mapping[str, str]) -> None:
    print_table(
        ("HOLDER", "ROLE", "ORGANISATION", "FROM", "TO", "DURATION", "ARTICLE", "CERTAINTY", "ANNOTATION"),
        (
            (
                *(claim.holder_name, claim.term, claim.organisation_name, claim.start, claim.end),
                *(claim.duration, names[claim.article], claim.certainty, claim.annotation),
            )
            for claim in claims
        ),
    )


def _print_notes(notes: Sequence[ClaimNote]) -> None:
    for number, note in enumerate(notes):
        print(("" if number else "\n") + f"{note.severity}: {plain(note.sentence)}")


CLAIMS = Verb("claims", "list who held which office when, and by which article", _arguments, _run)
