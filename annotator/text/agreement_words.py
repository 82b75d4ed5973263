"""What the figures of agreement are called and how they are to be read, in plain words."""

from annotator.model.agreement import Figures

SHORT = (
    *("F1", "F1 overlap", "Precision", "Recall", "Tags", "Exact", "Overlap", "Other type"),
    *("Spans", "Kappa", "Alpha", "Alpha-u"),
)
"""Columns of a table, F1 first."""

UNDEFINED = "–"

EXPLAINED = (
    (
        "No tag",
        "What one person tagged and the other did not counts against precision, recall, F1 and alpha-u. It does not "
        "count for kappa and alpha: they compare the labels of spans that both tagged. Words that nobody tagged "
        "count for nothing but the length of the continuum in alpha-u.",
    ),
    (
        "Articles",
        "An article counts for some people if each of them has a tag there or handed it in. A tag that a reviewer "
        "rejected still counts as what its annotator said.",
    ),
    (
        "Precision, recall, F1",
        "Of two people, precision is the part of the tags of the second that the first has too, recall the part of "
        "the tags of the first that the second has too; F1 is their harmonic mean. Exact: same type, same words. "
        "Overlap: same type, at least one character in common. Each tag is paired once, the best pair first. For "
        "more than two people all their pairs are taken together.",
    ),
    (
        "Spans, kappa, alpha",
        "A span is what people tagged with half or more of it in common, whatever the type; kappa is Cohen's (1960) "
        "for two people and Fleiss' (1971) for more, on spans that all of them tagged; alpha is Krippendorff's for "
        "nominal labels, on spans that at least two tagged. In the row of a type, that label is compared with any other.",
    ),
    (
        "Alpha-u",
        "Krippendorff's alpha for units in a continuum (1995; Content Analysis, 2004): whether the same stretches "
        "were found at all, and how far their ends differ. Articles stand one after another, without furniture; tags "
        "of one type and person that overlap are one unit. 1 is perfect, 0 is chance, below is worse than chance.",
    ),
    ("–", "A measure that is not defined: nothing was tagged, or only one label occurs."),
)
"""Terms, and what is to be known about them."""


def measure(value: float | None) -> str:
    """Two decimals; what is below 1 is not shown as 1."""
    if value is None:
        return UNDEFINED
    if 0.995 <= value < 1:
        return "0.99"
    return f"{value:.2f}".replace("-0.00", "0.00")


def cells(one: Figures) -> tuple[str, ...]:
    """The words below the columns of SHORT."""
    return (
        *(measure(one.f1), measure(one.overlap_f1), measure(one.precision), measure(one.recall)),
        " / ".join(f"{count:,}" for count in one.tags),
        *(f"{count:,}" for count in (one.exact, one.overlap, one.retyped, one.spans)),
        *(measure(one.kappa), measure(one.alpha), measure(one.unitizing_alpha)),
    )
