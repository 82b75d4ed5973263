"""The files of a bag beside its payload, as RFC 8493 writes them."""

import re
from collections.abc import Iterable, Mapping

from annotator.model.errors import UnreadableFile

DECLARATION = "bagit.txt"
DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
INFO = "bag-info.txt"
FETCH = "fetch.txt"
PAYLOAD = "data/"
ALGORITHMS = ("sha256", "sha512")
"""Of the manifests that we write; RFC 8493 asks for the second, and the first is how we name texts."""

_ENCODED = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_INFO_LINE = re.compile(r"([^:\s][^:]*):[ \t]*(.*)")


def manifest(hashes: Mapping[str, str]) -> str:
    """A manifest: one line with hash and path for each file, by path."""
    return "".join(f"{digest}  {_encoded(path)}\n" for path, digest in sorted(hashes.items()))


def hashes_in(text: str, name: str) -> dict[str, str]:
    """Path → hash in lower case. Raises UnreadableFile for a line that is none and for a path that stands twice."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise UnreadableFile(f"Line {number} of {name} is no hash with a path; the bag is not whole.")
        path = _decoded(parts[2])
        if path in found:
            raise UnreadableFile(f"{name} lists {path} twice; the bag is not whole.")
        found[path] = parts[1].lower()
    return found


def info_file(info: Iterable[tuple[str, str]]) -> str:
    """The metadata of a bag: one line for each label and value, in the order given."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in info)


def info_in(text: str) -> list[tuple[str, str]]:
    """Labels and values of the metadata, in their order; a line that begins with a space goes on with the one before."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        if line[:1] in (" ", "\t") and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        elif parts := _INFO_LINE.fullmatch(line):
            found.append((parts[1].strip(), parts[2].strip()))
    return found


def _encoded(path: str) -> str:
    return "".join(_ENCODED.get(sign, sign) for sign in path)


def _decoded(path: str) -> str:
    for sign, written in (("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        path = re.sub(written, sign, path, flags=re.IGNORECASE)
    return path
