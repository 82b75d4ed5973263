"""Where the program keeps what is its own: settings, backups, the sample project."""

import hashlib
import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "ANNOTATOR_HOME"
"""Environment variable that moves all of it into one folder."""


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home)
    return Path(
        platformdirs.user_config_dir("annotator")
        if kind == "config"
        else platformdirs.user_data_dir("annotator")
    )


def settings_file() -> Path:
    """The settings: annotator, keys, theme, recent projects, window state."""
    return _folder("config") / "settings.json"


def backups_folder(project: Path) -> Path:
    """Where the backups of a project lie; projects of one name in two folders have two."""
    full = str(project.resolve())
    return (
        _folder("data") / "backups" / f"{project.stem[:60]}-{hashlib.sha256(full.encode()).hexdigest()[:10]}"
    )


def sample_project() -> Path:
    """Where the sample project is made at the first start."""
    return _folder("data") / "Sample project.annotator"
