"""How far people agree in what they tagged: figures, each with the counts on which it rests."""

from dataclasses import dataclass

SORTS_OF_PAIR = ("exact", "boundary", "type", "only first", "only second")
"""What can become of a tag: somebody else has the same; the same type at other bounds; another type; nothing."""


@dataclass(frozen=True, slots=True)
class WantedAgreement:
    """Of whom and what agreement is asked; an empty condition means all.

    `articles` are ids, `people` names of annotators, `type` is the name of a tag type.
    """

    articles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    type: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement of two people, or of all, in one article or in all, on one type or on all.

    `None` stands where a measure is not defined: nothing was tagged, or only one label occurs.
    """

    people: tuple[str, ...]
    """Two of them, or everybody. With two, the first is the one by whom precision and recall are measured."""
    article: str = ""
    """Id; empty for all articles together."""
    type: str = ""
    """Name of a tag type; empty for all types together."""
    articles: int = 0
    """Articles that count: those in which all of these people worked."""
    characters: int = 0
    """Code points of these articles outside of furniture."""
    tags: tuple[int, ...] = ()
    """Tags of each of the people."""
    exact: int = 0
    """Pairs of tags of one type on the same words."""
    overlap: int = 0
    """Pairs of tags of one type that share a code point, the exact ones included."""
    retyped: int = 0
    """Pairs of tags of two types that share half or more of what either covers."""
    spans: int = 0
    """Units of kappa and alpha: spans that at least two people marked."""
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    overlap_precision: float | None = None
    overlap_recall: float | None = None
    overlap_f1: float | None = None
    kappa: float | None = None
    """Cohen's for two people, Fleiss' for more, on the labels of spans that all of them marked."""
    alpha: float | None = None
    """Krippendorff's for nominal labels, on the spans that at least two people marked."""
    unitizing_alpha: float | None = None
    """Krippendorff's for units in a continuum."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures for all articles together come before those for each of them."""

    people: tuple[str, ...]
    figures: tuple[Figures, ...] = ()
    furniture: int = 0
    """Tags left out because they lie in furniture."""

    @property
    def overall(self) -> tuple[Figures, ...]:
        """Those for all articles together."""
        return tuple(one for one in self.figures if not one.article)


@dataclass(frozen=True, slots=True)
class TagPair:
    """What became of a tag: one of SORTS_OF_PAIR, with the ids of both tags, one of them empty where it is missing."""

    article: str
    what: str
    people: tuple[str, str]
    first: str = ""
    second: str = ""
