"""Entries of a register with everything that a format could lose."""

from hypothesis import strategies as st

from annotator.model.record import RECORD_KINDS, STATUSES, Identifier, Record
from annotator.text.normalising import printable

RECORDS = (
    Record(
        "0" * 31 + "1",
        "person",
        "Mohammed Aslam Khan",
        ("Khan | Aslam", "=1+1", "back\\slash", "'tis"),
        "1961/..",
        (
            Identifier("Wikidata", "Q42"),
            Identifier("ORCID", "0000-0002-1825-0097"),
            Identifier("own", "+44 | 12"),
            Identifier("own", "@home"),
        ),
        "first line\nsecond; line",
        ("Luton Today, 20 September 2023", "-x"),
    ),
    Record("0" * 31 + "2", "organisation", "Luton Borough Council <&>", (), "1964?/2023-05-XX", status="candidate",
           origin="Councils | UK, 2023-01"),
    Record("0" * 31 + "3", "place", "Łódź 🏙 \u05dc\u05d5\u05d8\u05d5\u05df", ("Lodz",), "../2000"),
)  # fmt: skip

_LINE = st.text(max_size=12).map(lambda text: " ".join(printable(text).split()))
_WORDS = _LINE.filter(bool)
_LINES = st.lists(_WORDS, max_size=3, unique=True).map(tuple)
ANY_RECORD = st.builds(
    Record,
    st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}"),
    st.sampled_from(RECORD_KINDS),
    _WORDS,
    _LINES,
    st.sampled_from(["", "1961", "1961/..", "../2000", "1964?/2023-05-XX", "19XX", "2023-05~", "1961/"]),
    _LINES.map(lambda values: tuple(Identifier("own", value) for value in values)),
    st.text(max_size=20).map(lambda text: printable(text).strip()),
    _LINES,
    st.sampled_from(STATUSES),
    _LINE,
)
"""Records as the register keeps them."""
