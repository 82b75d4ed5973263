"""Words for the kinds and states of cases of review."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from annotator.model.annotation import Annotation
from annotator.model.case import Card

SIGNS = {"open": "○", "disputed": "≠", "contested": "!", "lapsed": "↺", "decided": "✓"}


def kind_name(kind: str) -> str:
    """Return the name of a kind of case, or of what became of a tag."""
    return {
        "type": _tr("Type"),
        "boundary": _tr("Boundary"),
        "identity": _tr("Identity"),
        "value": _tr("Value"),
        "missing here": _tr("Missing here"),
        "missing there": _tr("Missing there"),
        "comment": _tr("Open comment"),
        "agreed": _tr("Agreed"),
        "alone": _tr("One person only"),
        "rejected": _tr("Rejected"),
    }[kind]


def state_name(state: str) -> str:
    """Return the name of a state of a case."""
    return {
        "open": _tr("open"),
        "disputed": _tr("decided in two ways"),
        "contested": _tr("contested"),
        "lapsed": _tr("changed since decided"),
        "decided": _tr("decided"),
    }[state]


def told(card: Card, name_of: Callable[[str], str]) -> str:
    """Return who decided, why, and why it is to be decided again; empty where nothing was decided."""
    if not card.reviews:
        return ""
    answered = next((one for one in card.reviews.values() if one.answer == "contested"), None)
    review = answered or max(card.reviews.values(), key=lambda one: (not one.automatic, one.at))
    words = _tr("Decided by {name}").format(name=name_of(review.by))
    if review.reason:
        words += f": {review.reason}"
    if answered is not None:
        words += " — " + _tr("contested by {name}: {reason}").format(
            name=name_of(answered.answered_by), reason=answered.answer_reason
        )
    elif card.case.state == "lapsed":
        words += " — " + _tr("a tag was changed since, so it is to be decided again")
    elif card.case.state == "disputed":
        words += " — " + _tr("somebody else decided otherwise; say what holds")
    return words


def values_of(
    tags: Sequence[Annotation],
    shown: Sequence[Mapping[str, str]],
    type_label: Callable[[str], str],
    field_label: Callable[[str, str], str],
) -> list[str]:
    """Return what each version says: its type and values, those that differ marked with ≠."""
    types = {tag.type for tag in tags}
    lines = []
    for tag, values in zip(tags, shown, strict=True):
        parts = [("≠ " if len(types) > 1 else "") + type_label(tag.type)]
        for differs in (True, False):  # what a reviewer decides about comes first
            parts += [
                f"{'≠ ' if differs else ''}{field_label(tag.type, name)}: {value}"
                for name, value in values.items()
                if _differs(name, value, shown) == differs
            ]
        if len({one.certainty for one in tags}) > 1:
            parts.append(f"≠ {tag.certainty}")
        lines.append(" · ".join(parts))
    return lines


def _differs(name: str, value: str, shown: Sequence[Mapping[str, str]]) -> bool:
    return any(other.get(name, "") != value for other in shown)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseWords", text)
