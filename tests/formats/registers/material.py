"""Entries of a register with everything that a format could lose."""

from annotator.model.record import Identifier, Record

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
