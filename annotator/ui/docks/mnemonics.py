"""Letters that lead to a field with Alt: one for each label, none that the menus have."""

from collections.abc import Sequence

MENU_LETTERS = "fetvh"
"""Letters of the menu bar: File, Edit, Tag, View, Help."""


def with_mnemonics(labels: Sequence[str], taken: str = "") -> list[str]:
    """Return the labels with `&` before a letter of their own: the first of a word rather than one inside.

    A label all of whose letters are taken gets none. `taken` are letters beside those of the menus.

    >>> with_mnemonics(["From", "Role", "Rank & file"])
    ['F&rom', 'R&ole', 'R&ank && file']
    """
    used = set(MENU_LETTERS + taken)
    marked = []
    for label in labels:
        places = sorted(range(len(label)), key=lambda at: (at > 0 and label[at - 1] != " ", at))
        found = next((at for at in places if label[at].isalnum() and label[at].lower() not in used), None)
        if found is not None:
            used.add(label[found].lower())
        marked.append("".join(("&" if at == found else "") + _plain(sign) for at, sign in enumerate(label)))
    return marked


def _plain(sign: str) -> str:
    return "&&" if sign == "&" else sign
