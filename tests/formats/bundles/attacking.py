"""A sound bundle, and ways to change it so that its lists of hashes still agree."""

import hashlib
import io
import zipfile
from pathlib import Path

from annotator.formats.bundles.writing import write_bundle
from annotator.model.bundle import Bundle
from annotator.model.event import canonical_json

FOLDER = "annotator-bundle"
Files = dict[str, bytes]


def files_of(path: Path) -> Files:
    """The files of a bundle, without the folder that holds them."""
    with zipfile.ZipFile(path) as archive:
        return {name.removeprefix(f"{FOLDER}/"): archive.read(name) for name in archive.namelist()}


def resealed(files: Files) -> Files:
    """The same files with lists that agree with them, as an attacker would write them."""
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    others = {name: data for name, data in files.items() if name in ("bagit.txt",) or name not in _LISTED}
    others |= payload
    for algorithm in ("sha256", "sha512"):
        others[f"manifest-{algorithm}.txt"] = _list(payload, algorithm)
    tags = {name: data for name, data in others.items() if not name.startswith("data/")}
    for algorithm in ("sha256", "sha512"):
        others[f"tagmanifest-{algorithm}.txt"] = _list(tags, algorithm)
    return others


_LISTED = {
    "bag-info.txt",
    *(f"{kind}manifest-{algorithm}.txt" for kind in ("", "tag") for algorithm in ("sha256", "sha512")),
}


def _list(files: Files, algorithm: str) -> bytes:
    rows = (f"{hashlib.new(algorithm, data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return "".join(rows).encode()


def packed(files: Files) -> bytes:
    """A zip archive of these files in their folder."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{FOLDER}/{name}", data)
    return stream.getvalue()


def of_lines(*lines: str | bytes, claimed: int | None = None) -> bytes:
    """A bundle of these lines, whatever they are, in the order of their hashes."""
    raw = [line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line for line in lines]
    raw.sort(key=lambda line: hashlib.sha256(line).digest())
    stream = io.BytesIO()
    head = Bundle("work", "Project", "Eve", events=len(raw) if claimed is None else claimed)
    write_bundle(stream, head, ())
    with zipfile.ZipFile(stream) as archive:
        files = {name.removeprefix(f"{FOLDER}/"): archive.read(name) for name in archive.namelist()}
    files["data/events.jsonl"] = b"".join(line + b"\n" for line in raw)
    return packed(resealed(files))


def event(**changed: object) -> dict[str, object]:
    """The members of a sound event, some of them changed."""
    statement: dict[str, object] = {"body": None, "kind": "annotation", "subject": "1" * 32, "supersedes": []}
    sound = {
        "at": "",
        "by": "Eve",
        "label": "",
        "reverts": "",
        "scope": "",
        "statements": [statement],
        "step": "0",
    }
    return {**sound, "v": 1, **changed}


def line(**changed: object) -> str:
    """The canonical JSON of such an event."""
    return canonical_json(event(**changed))


def saying(kind: str, subject: str, body: object, **more: object) -> str:
    """An event that states one thing."""
    return line(statements=[{"body": body, "kind": kind, "subject": subject, "supersedes": [], **more}])
