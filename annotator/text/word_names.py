"""Names for machines, made from words for people."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40


def word_name(label: str, taken: Collection[str] = ()) -> str:
    """A name of small letters, digits and `_` that starts with a letter and is none of those taken.

    `Date of birth` becomes `date_of_birth`, and `date_of_birth_2` where that is taken.
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode("ascii").lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[: LONGEST - 4].rstrip("_")
    if not name[:1].isalpha():
        name = f"value_{name}".rstrip("_")
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}_{number}"
    return found
