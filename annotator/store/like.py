"""Words as a pattern of SQL's LIKE."""


def containing(words: str) -> str:
    r"""The pattern, for `LIKE ? ESCAPE '\'`, of all that holds these very words.

    >>> containing("50%")
    '%50\\%%'
    """
    return "%" + words.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
