"""Names inside a TEI file: NCNames that are the same in every export and unique in a corpus.

Nothing an archivist typed becomes part of an id unless it is plain ASCII; the rest is hashed.
"""

import hashlib
import re
from functools import lru_cache

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.zone import ZONE_KINDS, Zone

EDTF_CALENDAR = "edtf"
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def pointer(identifier: str) -> str:
    """Return the local pointer to an id."""
    return f"#{identifier}"


def article_id(article: Article) -> str:
    """Id of the article's TEI element; its body, paragraphs and dates add to it."""
    return f"a{article.id}"


def annotation_id(annotation: Annotation, part: int = 1) -> str:
    """Id of a tag, or of a later part of a tag that was split."""
    return mention_id(annotation.id) if part == 1 else f"{mention_id(annotation.id)}.{part}"


def mention_id(identifier: str) -> str:
    """Id in the file of the tag with this id."""
    return f"ann-{identifier}"


def comment_id(identifier: str) -> str:
    """Id in the file of the comment with this id."""
    return f"comment-{identifier}"


@lru_cache(maxsize=4096)
def annotator_id(name: str) -> str:
    """Id of the person who made a tag."""
    return f"u.{_digest(name)}"


@lru_cache(maxsize=4096)
def tag_id(tag_type: str) -> str:
    """Id of a tag type in the tag set."""
    return f"tag.{tag_type}" if _PLAIN.fullmatch(tag_type) else f"tag.x.{_digest(tag_type)}"


@lru_cache(maxsize=4096)
def tag_version_id(tag_type: str, version: str) -> str:
    """Id of an older definition of a tag type; `version` is empty where nobody noted under which a tag was made."""
    named = version if _PLAIN.fullmatch(version) else f"v.{_digest(version)}" if version else "unnoted"
    return f"{tag_id(tag_type)}.{named}"


def field_kind_id(kind: str) -> str:
    """Id of a kind of value."""
    return f"value.{kind}"


def witness_id(article: str) -> str:
    """Id of an article, by its own id, among those whose readings are compared."""
    return f"a{article}.witness"


def family_id(identifier: str) -> str:
    """Id of a family of tags."""
    return f"family-{identifier}"


def counterpart_id(identifier: str) -> str:
    """Id of the answer whether a tag has its like in another article."""
    return f"counterpart-{identifier}"


def conflict_id(identifier: str) -> str:
    """Id of a settled conflict."""
    return f"conflict-{identifier}"


def record_xml_id(kind: str, identifier: str) -> str:
    """Id of an entry of the register."""
    return f"{kind}.{identifier}"


def status_id(state: str) -> str:
    """Id of a review status."""
    return f"status.{state}"


def zone_kind_id(kind: str) -> str:
    """Id of a kind of furniture; a kind that is not ours is filed under `other`."""
    return f"zone.{kind if kind in ZONE_KINDS else 'other'}"


def zone_id(zone: Zone) -> str:
    """Id of one stretch of furniture."""
    return f"zone-{zone.id}"


def character_id(article: str, code: int) -> str:
    """Id, within an article, of a character that XML cannot hold."""
    return f"{article}.char.{code:04X}"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
