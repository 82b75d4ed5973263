"""What the program remembers for one person on one machine."""

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from annotator.services import places
from annotator.store.durable_file import replacing

THEMES = ("system", "light", "dark")
RECENT_KEPT = 10
DEFAULT_MAX_BYTES = 50_000_000


@dataclass(slots=True)
class Settings:
    """Settings of one person; saved as one JSON file, whole or not at all."""

    annotator: str = ""
    theme: str = "system"
    density: str = "labelled"
    zoom: int = 0
    """Steps of text zoom from the system's size."""
    keys: dict[str, str] = field(default_factory=dict)
    """Shortcut by action name, where it differs from the default."""
    recent: list[str] = field(default_factory=list)
    tour_seen: bool = False
    known_types: list[str] = field(default_factory=list)
    """Names of the tag types whose definition was folded away."""
    window: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, Any] = field(default_factory=dict)
    """What was open in a project, by its path."""
    folders: dict[str, str] = field(default_factory=dict)
    """Folder that is shared with colleagues, by the path of the project."""
    mappings: dict[str, Any] = field(default_factory=dict)
    """What tags of other programs became last, by program (see `remembered_mappings`)."""
    max_bytes: int = DEFAULT_MAX_BYTES
    """Largest file that is taken in."""

    @classmethod
    def load(cls) -> "Settings":
        """Read the settings; what is missing or damaged falls back to the default."""
        try:
            raw = json.loads(places.settings_file().read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        default = asdict(cls())
        if not isinstance(raw, dict):
            return cls()
        known = {f.name for f in fields(cls)}
        return cls(
            **{
                name: value
                for name, value in raw.items()
                if name in known and type(value) is type(default[name])
            }
        )

    def save(self) -> None:
        """Write the settings. Raises UnwritableFile."""
        path = places.settings_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as stream:
            stream.write(
                json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")
            )

    def remember(self, project: str) -> None:
        """Put a project first among the recent ones."""
        self.recent = [project, *(path for path in self.recent if path != project)][:RECENT_KEPT]

    def name(self) -> str:
        """Name under which tags are made: the one given, else the login name."""
        return self.annotator or login_name()


def login_name() -> str:
    """Name under which the person is logged in."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "annotator"
