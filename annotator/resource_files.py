"""The only module that knows where the resources lie."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def resource_folder() -> Path:
    """Folder of the resources: inside an installed package, else beside the package in a checkout."""
    packaged = _HERE / "_resources"
    return packaged if packaged.is_dir() else _HERE.parent / "resources"


def resource(*parts: str) -> Path:
    """Path of one resource, such as `resource("migrations")` or `resource("tei", "annotator.rng")`."""
    return resource_folder().joinpath(*parts)


def resources(folder: str, suffix: str) -> list[Path]:
    """All files of a resource folder that end in `suffix`, sorted by name."""
    return sorted(resource(folder).glob(f"*{suffix}"))
