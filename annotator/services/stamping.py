"""Times and identifiers of what is stated."""

import datetime
import os
import time


def now() -> str:
    """The time in UTC to the second, as events carry it."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_id() -> str:
    """A UUID of version 7 (RFC 9562) in 32 hexadecimal digits: sorted by time, which keeps indexes compact."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= ((random >> 62) & 0xFFF) << 64
    value |= 0x2 << 62
    value |= random & ((1 << 62) - 1)
    return f"{value:032x}"
