"""Damages a file in ways that chance would, the same ways on every run."""

import random
from collections.abc import Iterator

from annotator.formats.importers.importer import Importer
from annotator.model.errors import UnreadableFile


def damaged(whole: bytes, times: int, seed: int = 1) -> Iterator[bytes]:
    """Yield copies of `whole` with bytes changed, cut out, doubled, or cut off."""
    chance = random.Random(seed)
    for _ in range(times):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randint(1, 40)]
                case 2:
                    data[at:at] = data[at : at + chance.randint(1, 200)]
                case _:
                    data[at] ^= 1 << chance.randrange(8)
            if not data:
                break
        if chance.random() < 0.2:
            del data[chance.randrange(len(data) + 1) :]
        yield bytes(data)


def read_or_refused(importer: Importer, data: bytes, name: str) -> int:
    """Read a file; 1 when it was read, 0 when it was refused in one sentence. Other errors come out."""
    try:
        incoming = importer.read(data, name, None)
    except UnreadableFile as error:
        assert str(error).endswith("."), error
        return 0
    assert not set(incoming.text) & {"\r", "\0", "\ud800"}
    for zone in incoming.zones:
        assert zone.span.end <= len(incoming.text)
    return 1
