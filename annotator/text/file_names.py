"""Names of files that every system takes, made of titles."""

import re
import unicodedata

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_NAME_LENGTH = 60


def safe_name(title: str) -> str:
    """A title as a file name: letters A–Z, digits, `.`, `_` and `-`, never empty, never reserved."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-.")[:_NAME_LENGTH].rstrip("-.")
    return f"_{name}" if not name or _RESERVED.fullmatch(name.split(".")[0]) else name


class FileNames:
    """Gives each article of an export a name of its own, without an ending."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, title: str, identifier: str) -> str:
        """The title and as much of the id as tells it from the others, whatever a system thinks of capitals."""
        name = f"{safe_name(title)}-{identifier[:8]}"
        if name.casefold() in self._given:
            name = f"{safe_name(title)}-{identifier}"
        self._given.add(name.casefold())
        return name
