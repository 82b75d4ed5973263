"""pandas reads the tables and JSON Lines as people do who count in notebooks."""

from collections import Counter

from tests.clients.client import Client, Read
from tests.clients.installing import Workshop
from tests.clients.sample import Sample

_SCRIPT = """
import json, sys
import pandas
table = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
lines = pandas.read_json(sys.argv[2], lines=True, dtype=False)
articles = lines[lines["line"] == "article"]
tags = lines[lines["line"] == "annotation"]
first = table.drop_duplicates("annotation")
print(json.dumps({
    "table": first["type"].value_counts().to_dict(),
    "rows": table[["annotation", "text"]].values.tolist(),
    "lines": tags["type"].value_counts().to_dict(),
    "texts": articles["text"].tolist(),
}))
"""


def _reads(sample: Sample, workshop: Workshop) -> list[Read]:
    told = workshop.told_by(workshop.python("pandas"), _SCRIPT, sample.file("csv"), sample.file("jsonl"))
    words: dict[str, list[str]] = {}
    for identifier, text in told["rows"]:
        words.setdefault(identifier, []).append(text)
    joined = {identifier: "".join(stretches) for identifier, stretches in words.items()}
    return [
        Read("csv", tags=Counter(told["table"]), words=joined),
        Read("jsonl", told["texts"], Counter(told["lines"])),
    ]


PANDAS = Client(
    "pandas", "PyPI: pandas", lambda shop: shop.version_in(shop.python("pandas"), "pandas"), _reads
)
