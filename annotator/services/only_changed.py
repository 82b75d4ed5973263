"""What somebody changed, and nothing else: a form states what its writer changed, not all that it showed."""

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Stated = TypeVar("Stated", bound="DataclassInstance")


def only_changed(read: Stated | None, wanted: Stated, here: Stated) -> Stated:
    """What is `here` now, with the fields in which `wanted` differs from what was `read`; without that, `wanted`.

    Somebody else may have changed another field between the reading and now, which stays.
    """
    if read is None:
        return wanted
    changed = {
        field.name: getattr(wanted, field.name)
        for field in fields(wanted)
        if getattr(wanted, field.name) != getattr(read, field.name)
    }
    return replace(here, **changed)
