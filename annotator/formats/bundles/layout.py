"""Where things lie in a bundle."""

import re

FOLDER = "annotator-bundle"
MANIFEST = "bundle.json"
READ_ME = "README.txt"
PREMIS = "premis.xml"
EVENTS = re.compile(r"events(?:-([1-9][0-9]{0,5}))?\.jsonl")
TEXT = re.compile(r"texts/([0-9a-f]{64})\.txt")
ORIGINAL = re.compile(r"originals/([0-9a-f]{64})")
FORMAT, VERSION = "annotator-bundle", 1


def events_path(number: int) -> str:
    """Path of a part of the events, counted from 1; most bundles have one."""
    return "events.jsonl" if number == 1 else f"events-{number}.jsonl"


def text_path(sha256: str) -> str:
    """Path of a text."""
    return f"texts/{sha256}.txt"


def original_path(sha256: str) -> str:
    """Path of an original."""
    return f"originals/{sha256}"
