"""Joins the lines of a mail that were wrapped only to be sent (RFC 3676)."""

_SIGNATURE = "-- "


def unflowed(text: str, *, without_space: bool) -> str:
    """Join each line that ends in a space with the next, if both are quoted equally deep.

    `without_space` says that the space at the end was added by the wrapping, as in languages without spaces.
    """
    lines: list[str] = []
    joins, depth = False, 0
    for line in text.replace("\r\n", "\n").split("\n"):
        quoted = len(line) - len(line.lstrip(">"))
        words = line[quoted:].removeprefix(" ")  # stuffed before words that begin with From, > or a blank
        if joins and quoted == depth:
            lines[-1] += words
        else:
            lines.append(f"{'>' * quoted} {words}" if quoted else words)
        joins, depth = words.endswith(" ") and words != _SIGNATURE, quoted
        if joins and without_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
