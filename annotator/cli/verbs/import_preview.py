"""What `import` would do with files, and what its `--map` says of the tags of other programs."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from annotator.cli import arguments, json_forms
from annotator.cli.output import plain, print_json, print_table
from annotator.cli.verb import Context
from annotator.model.errors import KnownError, NotFound
from annotator.model.tag_mapping import MappingRule, TagMapping
from annotator.services.accessioning import TAGGED
from annotator.services.adopting import Foreseen, Look
from annotator.services.session import Session
from annotator.services.tag_mappings import Wish

_WISH = re.compile(r"(?P<kind>.+)=(?P<type>[a-z][a-z0-9_-]*)?(?P<fields>:.*)?", re.DOTALL)


def wish(text: str) -> Wish:
    """Read `KIND=TYPE`, `KIND=` or `KIND=TYPE:NAME>FIELD,NAME>FIELD`; KIND may hold `=` itself."""
    found = _WISH.fullmatch(arguments.words(text))
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not KIND=TYPE[:NAME>FIELD,…]")
    if found["fields"] is None:
        return Wish(found["kind"], found["type"] or "")
    fields = {}
    for part in filter(None, found["fields"][1:].split(",")):
        name, arrow, field = part.rpartition(">")
        if not (arrow and name and field):
            raise argparse.ArgumentTypeError(f"{part!r} is not NAME>FIELD")
        fields[name] = field
    return Wish(found["kind"], found["type"] or "", fields)


def check_wishes(looks: Sequence[Look], wishes: Sequence[Wish]) -> None:
    """Raise NotFound for a kind, or a value of it, that no file has: it was mistyped."""
    for one in wishes:
        kinds = [kind for look in looks for kind in look.kinds if kind.kind == one.kind]
        if not kinds:
            known = ", ".join(sorted({kind.kind for look in looks for kind in look.kinds})) or "none"
            raise NotFound(f"No file has tags of the kind “{one.kind}”; the kinds are: {known}.")
        names = {name for kind in kinds for name in kind.names}
        for name in one.fields or ():
            if name not in names:
                known = ", ".join(sorted(names)) or "none"
                raise NotFound(f"Tags of the kind “{one.kind}” have no value “{name}”; they have: {known}.")


def looks_of(context: Context, session: Session, paths: Sequence[Path]) -> tuple[list[Look], list[str]]:
    """What stands in the files with tags of other programs, and what is wrong with those that cannot be read."""
    looks, faults = [], []
    for path in session.accessioning.by_way(paths, context.progress)[TAGGED]:
        try:
            look = session.adopting.look(path, context.progress)
        except KnownError as error:
            faults.append(f"{path}: {error}")
        else:
            looks += [look] if look else []
    return looks, faults


def preview(context: Context, session: Session, options: argparse.Namespace) -> int:
    """Print what an import would bring and lose; nothing is changed."""
    ways = session.accessioning.by_way(options.paths, context.progress)
    looks, faults = looks_of(context, session, options.paths)
    check_wishes(looks, options.map)
    forms = []
    for look in looks:
        mapping = session.adopting.wished(look, options.map)
        foreseen = session.adopting.foresee(look, mapping, context.progress, by_name=options.same_names)
        forms.append(_form(look, mapping, foreseen))
        if not options.json:
            _print(look, mapping, foreseen)
    others = [path for way, paths in ways.items() if way != TAGGED for path in paths]
    if options.json:
        print_json(forms + [{"file": str(path), "program": None} for path in others])
    else:
        for path in others:
            print(f"{plain(str(path))}: taken in as it is; it has no tags of another program.")
    for fault in faults:
        print(plain(fault), file=sys.stderr)
    return 1 if faults else 0


def _form(look: Look, mapping: TagMapping, foreseen: Foreseen) -> json_forms.Form:
    """What a file would bring; `losses` are what is left out, and how often."""
    return {
        "file": str(look.path),
        "program": look.found.program,
        "articles": list(look.articles),
        "kinds": [
            {"kind": kind.kind, "count": kind.count, "example": kind.example, "values": dict(kind.names)}
            for kind in look.kinds
        ],
        "mapping": [_rule(rule) for rule in mapping],
        "tags": foreseen.tags,
        "same_names": look.same_names,
        "losses": json_forms.of_losses(foreseen.losses),
    }


def _rule(rule: MappingRule) -> json_forms.Form:
    return {
        "kind": rule.kind,
        "type": rule.type or None,
        "fields": dict(rule.fields),
        "constants": dict(rule.constants),
    }


def _print(look: Look, mapping: TagMapping, foreseen: Foreseen) -> None:
    rules = {rule.kind: rule for rule in mapping}
    print(
        f"{plain(str(look.path))}: {plain(look.found.program)}, texts {len(look.articles)}, tags {foreseen.tags}"
    )
    print_table(
        ("KIND", "TAGS", "EXAMPLE", "BECOMES", "VALUES"),
        (
            (
                kind.kind,
                kind.count,
                kind.example,
                rules[kind.kind].type or "(left out)",
                ", ".join(f"{name}>{rules[kind.kind].fields.get(name, '(left out)')}" for name in kind.names),
            )
            for kind in look.kinds
        ),
    )
    if look.same_names:
        print(
            f"Entries with the name of one in the register: {look.same_names}; "
            "new ones are made unless you say --same-names."
        )
    for loss in foreseen.losses:
        print(f"Left out: {plain(loss.sentence)}")
