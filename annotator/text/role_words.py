"""The term that the words of a role name: without the body, the place and the person named in them."""

import re
from collections.abc import Iterable

from annotator.model.span import Span

_BEFORE = re.compile(
    r"^(?:(?:the|a|an|his|her|their|my|our|former|ex|then|new|current|outgoing)[\s-]+)+", re.IGNORECASE
)
_REST = re.compile(r"\s+(?:of|for|at|in|to|from|with|within)\b.*$", re.IGNORECASE | re.DOTALL)
_BEGINNING = re.compile(r"(?:^|[\n.!?“\"])\s*$")
"""Where a sentence begins, so that a capital letter says nothing."""
_POSSESSIVE = re.compile(r"^['’]s?\s+")


def role_term(text: str, span: Span, named: Iterable[Span], known: Iterable[str] = ()) -> str:
    """Return `deputy leader` for *Deputy leader of Luton Council*; `named` are the names in `text` (code points).

    The longest of the `known` terms whose words stand there in this order is preferred: `leader` for *council
    leader* and *leadership*, `councillor` for *councillors*. Empty when nothing is left, as of a role that is only a name.
    """
    names = list(named)
    inside = [name for name in names if span.contains(name) and name != span]
    left = " ".join(text[part.start : part.end] for part in span.without(inside))
    left = _POSSESSIVE.sub("", left.strip())
    left = _BEFORE.sub("", _REST.sub("", f"{left} ")).strip(" \n,.;:-")
    words = left.split()
    if not words:
        return ""
    fitting = [term for term in known if _stands_in(term.split(), words)]
    if fitting:
        return max(fitting, key=lambda term: (len(term.split()), len(term)))
    is_title = any(name.contains(span) for name in names)
    if is_title or (f"x{left[1:]}".islower() and _BEGINNING.search(text[: span.start][-3:])):
        left = left[0].lower() + left[1:]
    return " ".join(left.split())


def _stands_in(term: list[str], words: list[str]) -> bool:
    """Whether the words of a term stand among these in order, the last one last."""
    singular = [_stem(word) for word in words]
    wanted = [_stem(word) for word in term]
    if not wanted or wanted[-1] != singular[-1]:
        return False
    left = iter(singular)
    return all(word in left for word in wanted)


def _stem(word: str) -> str:
    """`councillors` is `councillor`, *leadership* is held by a `leader`."""
    return word.casefold().removesuffix("s").removesuffix("ship")
