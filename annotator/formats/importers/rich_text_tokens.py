"""Divides a rich text file into groups, control words and bytes (RTF 1.9.1, *Contents of an RTF file*)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

OPEN, CLOSE, WORD, BYTES = "open", "close", "word", "bytes"

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\(?P<word>[A-Za-z]{1,64})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z])|(?P<bytes>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_BINARY = "bin"
_ESCAPED = (b"\\", b"{", b"}")


class Token(NamedTuple):
    """One piece of the file: `name` of a control word or symbol with its number, or `data`."""

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


def tokens_of(data: bytes) -> Iterator[Token]:
    """Yield all pieces in order; binary data is passed over, and nothing else is judged."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        if found["open"] or found["close"]:
            yield Token(OPEN if found["open"] else CLOSE)
        elif found["word"]:
            name = found["word"].decode("ascii")
            number = int(found["number"]) if found["number"] else None
            if name == _BINARY:
                at += max(0, number or 0)
            else:
                yield Token(WORD, name, number)
        elif found["hex"]:
            yield Token(BYTES, data=bytes.fromhex(found["hex"].decode("ascii")))
        elif found["symbol"] in _ESCAPED:
            yield Token(BYTES, data=found["symbol"])
        elif found["symbol"]:
            yield Token(WORD, found["symbol"].decode("latin-1"))
        elif found["bytes"]:
            yield Token(BYTES, data=found["bytes"])
