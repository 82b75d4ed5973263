"""Finds the footnotes of a Markdown file, which CommonMark takes for addresses of links and drops."""

import re

_NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,80})\]:[ \t]*(?P<text>.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,80})\]")


def without_notes(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the text without its footnotes, and `(label, text)` of each; code in fences is left alone."""
    kept: list[str] = []
    notes: list[tuple[str, list[str]]] = []
    fence, inside, after_blank = "", False, False
    for line in text.split("\n"):
        fence = _fence_after(fence, line)
        found = _NOTE.match(line) if not fence else None
        if found:
            notes.append((found["label"], [found["text"]]))
            inside = True
        elif inside and (not line.strip() or line[0] in " \t" or not after_blank):
            notes[-1][1].append(line.strip())
        else:
            inside = False
            kept.append(line)
        after_blank = not line.strip()
    return "\n".join(kept), [(label, "\n".join(lines).strip()) for label, lines in notes]


def with_plain_references(text: str) -> str:
    """Write references to notes as other documents have them: `[^1]` becomes `[1]`."""
    return _REFERENCE.sub(r"[\1]", text)


def _fence_after(fence: str, line: str) -> str:
    """Return the fence that is open after a line, empty when none is."""
    found = _FENCE.match(line)
    if not found:
        return fence
    if not fence:
        return found[1]
    closes = found[1].startswith(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence
