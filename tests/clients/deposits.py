"""Readers of what is handed over whole: bagit-python takes the deposit, pyrefiqda the project for QDA programs."""

import logging
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.clients.client import Client, Read
from tests.clients.installing import Workshop, library
from tests.clients.sample import Sample


def _by_bagit(sample: Sample, _workshop: Workshop) -> list[Read]:
    import bagit

    logging.getLogger("bagit").setLevel(logging.ERROR)
    folder = sample.folder / "bag"
    with zipfile.ZipFile(sample.file("bagit")) as archive:
        archive.extractall(folder)
    (root,) = folder.iterdir()
    bag = bagit.Bag(str(root))
    held = {path.read_text(encoding="utf-8") for path in (root / "data").rglob("*.txt")}
    return [
        Read(
            "bagit",
            [text for text in sample.texts if text in held],
            right=bool(bag.validate(processes=1)),
            remark=f"valid and complete, {len(list(bag.payload_files()))} files by {' and '.join(sorted(bag.algorithms))}",
        )
    ]


def _by_pyrefiqda(sample: Sample, workshop: Workshop) -> list[Read]:
    from pyrefiqda import RefiProject

    folder = workshop.folder / "qda"
    project: Any = RefiProject.load(sample.file("refi-qda"), str(folder))
    names: dict[str, str] = {}
    for code in project.code_book.codes.code:
        if code.name in sample.tags:
            names |= dict.fromkeys((code.guid, *(one.guid for one in code.code)), code.name)
    texts, types, words = [], Counter[str](), Counter[str]()
    for source in project.sources.text_source:
        path = Path(RefiProject.resolve_source_path(source.plain_text_path, folder))
        text = path.read_bytes().decode("utf-8")
        texts.append(text)
        for one in source.plain_text_selection:
            kinds = [
                names[code.code_ref.target_guid] for code in one.coding if code.code_ref.target_guid in names
            ]
            words.update([text[one.start_position : one.end_position]] if kinds else [])
            types.update(kinds if one.guid.replace("-", "") in sample.words else ())
    same = words == Counter(sample.stretches)
    return [Read("refi-qda", texts, types, right=same, remark="every stretch has its words")]


BAGIT = Client("bagit-python", "PyPI: bagit", lambda _workshop: library("bagit"), _by_bagit, quick=True)
PYREFIQDA = Client(
    "pyrefiqda", "PyPI: pyrefiqda", lambda _workshop: library("pyrefiqda"), _by_pyrefiqda, quick=True
)
