"""What a CAS holds, whether it is written as XMI or as JSON: a text, and structures that say something of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ANNOTATION = "uima.tcas.Annotation"
STRING = "uima.cas.String"
FS_ARRAY = "uima.cas.FSArray"
TOP = "uima.cas.TOP"
PRIMITIVE = frozenset(
    f"uima.cas.{name}"
    for name in ("String", "Integer", "Float", "Boolean", "Byte", "Short", "Long", "Double")
)


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that structures of a type may say."""

    name: str
    range: str = STRING
    element: str = ""
    """Type of the elements of an FSArray."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type of structures."""

    name: str
    parent: str
    features: tuple[Feature, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """One structure; `begin` and `end` (UTF-16 units) stand among what it says, where it has a place."""

    id: int
    type: str
    says: Mapping[str, str | int] = field(default_factory=dict)
    leads: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Structures to which it points, by feature."""


@dataclass(frozen=True, slots=True)
class Cas:
    """A text with what is said of it."""

    text: str
    """With the line ends that positions are counted in."""
    structures: tuple[Structure, ...]
