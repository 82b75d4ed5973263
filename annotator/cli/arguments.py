"""Arguments that several verbs share, and how their values are read."""

import argparse
import os
from pathlib import Path

Pairs = list[tuple[int, int]]


def project(parser: argparse.ArgumentParser) -> None:
    """The project file."""
    parser.add_argument("project", metavar="PROJECT", type=Path, help="project file (NAME.annotator)")


def article(parser: argparse.ArgumentParser) -> None:
    """One article."""
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        type=words,
        help="id of the article, the start of it, or its exact title",
    )


def by(parser: argparse.ArgumentParser) -> None:
    """Who makes the change."""
    parser.add_argument(
        "--by",
        metavar="NAME",
        type=words,
        default="",
        help="who makes it (default: the annotator of the settings)",
    )


def json(parser: argparse.ArgumentParser) -> None:
    """Machine-readable output."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def metadata(parser: argparse.ArgumentParser) -> None:
    """What is known about an article."""
    for name, meaning in (
        ("title", "headline"),
        ("publisher", "outlet that published it"),
        ("author", "who wrote it"),
        ("published", "date of publication, as EDTF such as 2023-09-20 or 2023-05"),
        ("url", "address"),
        ("language", "language, as a BCP 47 tag such as en-GB"),
        ("accession", "accession number"),
        ("accessed", "date on which it was fetched, as EDTF"),
    ):
        parser.add_argument(f"--{name}", metavar=name.upper(), type=words, help=meaning)


def pairs(text: str) -> Pairs:
    """Read `START:END[,START:END…]`, in code points; whether they lie in a text is not known here."""
    found = []
    for part in text.split(","):
        start, colon, end = part.partition(":")
        if not (colon and _counts(start) and _counts(end)):
            raise argparse.ArgumentTypeError(f"{text!r} is not START:END[,START:END…] in code points")
        found.append((int(start), int(end)))
    return found


def value(text: str) -> tuple[str, str]:
    """Read `KEY=VALUE`."""
    key, equals, content = words(text).partition("=")
    if not equals or not key:
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE")
    return key, content


def words(text: str) -> str:
    """Read text that was typed in UTF-8, also where the locale says otherwise."""
    try:
        return os.fsencode(text).decode("utf-8") if _is_undecoded(text) else text
    except UnicodeError as error:
        raise argparse.ArgumentTypeError(f"{text!a} is not text in UTF-8") from error


def _is_undecoded(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _counts(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12
