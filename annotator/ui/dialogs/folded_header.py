"""Folds away the header of a TEI file, so that a preview begins where the text does."""

import re

from PySide6.QtCore import QCoreApplication

_HEADER = re.compile(r"\s*<teiHeader\b")
_BODY = re.compile(r"\s*<(text|standOff)\b")
_SHOWN = 4000
"""Code points that are shown."""


def folded(export: str) -> str:
    """Return the beginning of an export, with one line in place of what stands between header and text."""
    lines = export.splitlines(keepends=True)
    first = next((place for place, line in enumerate(lines) if _HEADER.match(line)), None)
    body = next((place for place, line in enumerate(lines) if _BODY.match(line)), None)
    if first is None or body is None or body <= first:
        return export[:_SHOWN]
    words = QCoreApplication.translate("ExportDialog", "(header, {lines} lines)")
    fold = f"… {words.format(lines=body - first)} …\n"
    return "".join((*lines[:first], fold, *lines[body:]))[:_SHOWN]
