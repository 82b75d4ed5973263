"""What a program asks of the disk, recorded by strace, and what a power cut would have left of it."""

import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

STRACE = shutil.which("strace")
NEEDS_STRACE = "needs strace" if sys.platform == "linux" else "only on Linux"
"""Why a test is skipped; only the second is a reason that the checks of a change accept."""

SECTOR = 512
_CALLS = "openat,lseek,write,pwrite64,ftruncate,fsync,fdatasync,rename,unlink"
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (\d+)")
_HEX = re.compile(r"(?:\\x[0-9a-f]{2})+")


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changed something: `data` is what was written, `number` where, or the new length.

    Paths are relative to the recorded folder, which is itself the empty one.
    """

    name: str
    path: str = ""
    data: bytes = b""
    number: int = 0
    target: str = ""


def run_traced(options: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python under strace."""
    command = [str(STRACE), "-f", "--seccomp-bpf", *options, sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def record(code: str, *arguments: str, options: tuple[str, ...] = ()) -> list[Call]:
    """Run Python code with a folder as its first argument; what it did there and printed meanwhile, in order."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "disk"
        folder.mkdir()
        trace = folder.with_suffix(".trace")
        options = ("-y", "-xx", "-s", "100000000", "-o", str(trace), "-e", f"trace={_CALLS}", *options)
        done = run_traced(list(options), "-c", code, str(folder), *arguments)
        assert done.returncode == 0, done.stderr
        return list(_parsed(trace, os.fsencode(folder)))


def _parsed(trace: Path, folder: bytes) -> Iterator[Call]:
    positions: dict[str, int] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            assert "unfinished" not in line, "calls of several threads cannot be put in order"
            if "(INJECTED)" in line:
                yield Call("failure")
            match = _LINE.match(line)
            if match is None:  # a call that failed, or the end
                continue
            name, arguments = match[1], match[2]
            strings = [bytes.fromhex(found.replace("\\x", "")) for found in _HEX.findall(arguments)]
            if name == "write" and arguments.startswith("1<"):
                yield Call("print", data=strings[-1])
            elif strings[-1 if name == "openat" else 0].startswith(folder):
                paths = [os.fsdecode(found.removeprefix(folder)).lstrip("/") for found in strings]
                yield from _calls(match, paths, strings[-1], positions)


def _calls(line: re.Match[str], paths: list[str], data: bytes, positions: dict[str, int]) -> Iterator[Call]:
    """What one line of the trace changed; `positions` says where each descriptor writes next."""
    name, arguments, result = line[1], line[2], int(line[3])
    descriptor, last = arguments.split("<", maxsplit=1)[0], arguments.rsplit(", ", maxsplit=1)[-1]
    path = paths[-1 if name == "openat" else 0]
    if name == "openat":
        positions[str(result)] = 0
        if "O_CREAT" in arguments:
            yield Call("create", path)
        if "O_TRUNC" in arguments:
            yield Call("ftruncate", path)
    elif name == "lseek":
        positions[descriptor] = result
    elif name == "write":
        yield Call("pwrite64", path, data, positions[descriptor])
        positions[descriptor] += result
    elif name == "pwrite64":
        yield Call(name, path, data, int(last))
    elif name == "ftruncate":
        yield Call(name, path, number=int(last))
    else:
        yield Call(name, path, target=paths[1] if name == "rename" else "")


@dataclass(slots=True)
class _File:
    safe: bytes = b""
    pending: list[Call] = field(default_factory=list)


class Disk:
    """A folder on a disk that keeps only what was synchronised; the rest survives or not, sector by sector.

    Names and contents are independent: a new name is safe once its folder was synchronised, a content once its
    file was. This is what POSIX promises; most file systems promise more.
    """

    def __init__(self) -> None:
        self._names: dict[str, _File] = {}
        self._safe_names: dict[str, _File] = {}
        self._pending: list[tuple[Call, _File]] = []

    def do(self, call: Call) -> None:
        """Do one recorded call."""
        if call.name in ("fsync", "fdatasync"):
            if not call.path:
                self._safe_names = dict(self._names)
                self._pending.clear()
            else:
                file = self._names[call.path]
                file.safe = bytes(_after(file.safe, file.pending))
                file.pending.clear()
        elif call.name in ("create", "rename", "unlink"):
            if call.name == "create" and call.path in self._names:
                return
            file = _File() if call.name == "create" else self._names[call.path]
            self._pending.append((call, file))
            _name(self._names, call, file)
        elif call.name not in ("print", "failure"):
            self._names[call.path].pending.append(call)

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Files as they may be found when the power went after the last call."""
        kept = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        names = dict(self._safe_names)
        for call, file in self._pending:
            if chance.random() < kept:
                _name(names, call, file)
        return {path: _torn(file, kept, chance) for path, file in names.items()}


def _name(names: dict[str, _File], call: Call, file: _File) -> None:
    if call.name != "create":
        names.pop(call.path, None)
    if call.name != "unlink":
        names[call.target or call.path] = file


def _after(safe: bytes, calls: list[Call]) -> bytearray:
    content = bytearray(safe)
    for call in calls:
        if call.name == "ftruncate":
            _set_length(content, call.number)
        else:
            _put(content, call.number, call.data)
    return content


def _torn(file: _File, kept: float, chance: random.Random) -> bytes:
    content = bytearray(file.safe)
    for call in file.pending:
        if call.name == "ftruncate":
            if chance.random() < kept:
                _set_length(content, call.number)
            continue
        start, end = call.number, call.number + len(call.data)
        edges = [start, *range(start - start % SECTOR + SECTOR, end, SECTOR), end]
        for first, last in itertools.pairwise(edges):
            if chance.random() < kept:
                _put(content, first, call.data[first - start : last - start])
            elif last > len(content) and chance.random() < 0.5:
                # The file grew on the disk, and what lies there was never written.
                _put(content, first, chance.randbytes(last - first))
    return bytes(content)


def _set_length(content: bytearray, length: int) -> None:
    content[length:] = bytes(max(0, length - len(content)))


def _put(content: bytearray, start: int, data: bytes) -> None:
    if start > len(content):
        _set_length(content, start)
    content[start : start + len(data)] = data


def cuts(calls: list[Call], count: int) -> Iterator[tuple[list[str], dict[str, bytes]]]:
    """Cut the power at random calls: (lines printed before, files found afterwards by name)."""
    chance = random.Random(count)
    moments = sorted(chance.randrange(len(calls)) for _ in range(count))
    disk = Disk()
    printed = b""
    for number, call in enumerate(calls):
        disk.do(call)
        printed += call.data if call.name == "print" else b""
        while moments and moments[0] == number:
            moments.pop(0)
            yield printed.decode().split("\n")[:-1], disk.after_cut(chance)
