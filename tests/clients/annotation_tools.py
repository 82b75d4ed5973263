"""Readers of the formats of annotation tools: dkpro-cassis, web-anno-tsv, conllu, pybrat and PyLD."""

import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.clients.client import Client, Read
from tests.clients.installing import Workshop, library
from tests.clients.sample import Sample

_LAYER = "webanno.custom."


def _by_cassis(sample: Sample, _workshop: Workshop) -> list[Read]:
    import cassis

    def read(data: bytes, types: bytes) -> Any:
        if types:
            return cassis.load_cas_from_xmi(
                io.BytesIO(data), typesystem=cassis.load_typesystem(io.BytesIO(types))
            )
        return cassis.load_cas_from_json(io.BytesIO(data))

    found = []
    for form, suffix in (("cas-xmi", ".xmi"), ("cas-json", ".json")):
        files = list(sample.packed(form, suffix))
        types = [data for _name, data in _type_systems(sample.each(form))] or [b""] * len(files)
        held = [read(data, system) for (_name, data), system in zip(files, types, strict=True)]
        tags: dict[str, tuple[str, list[str]]] = {}
        for cas in held:
            for one in cas.select_all_annotations():
                if one.type.name.startswith(_LAYER) and getattr(one, "annotatorId", None):
                    kind = one.type.name.removeprefix(_LAYER).lower()
                    tags.setdefault(one.annotatorId, (kind, []))[1].append(one.get_covered_text())
        found.append(
            Read(
                form,
                [cas.sofa_string for cas in held],
                Counter(kind for kind, _words in tags.values()),
                {identifier: "".join(words) for identifier, (_kind, words) in tags.items()},
            )
        )
    return found


def _type_systems(archives: Iterable[Path]) -> Iterable[tuple[str, bytes]]:
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            yield from ((n, archive.read(n)) for n in archive.namelist() if n == "TypeSystem.xml")


def _by_web_anno_tsv(sample: Sample, _workshop: Workshop) -> list[Read]:
    import web_anno_tsv

    texts = {}
    for number, (_name, data) in enumerate(sample.packed("webanno-tsv", ".tsv")):
        if "\t" in sample.texts[number]:
            continue
        path = sample.folder / f"{number}.tsv"
        path.write_bytes(data)
        with web_anno_tsv.open_web_anno_tsv(str(path)) as sentences:
            texts[number] = "\n".join(sentence.text for sentence in sentences)
    return [
        Read(
            f"webanno-tsv, {len(texts)} of {len(sample.texts)} articles",
            list(texts.values()),
            of=list(texts),
            spaces=False,
            remark="it refuses a text with a tab, as it does not undo how the format writes one",
        )
    ]


def _by_conllu(sample: Sample, _workshop: Workshop) -> list[Read]:
    import conllu

    texts, labels = [], Counter[str]()
    for _name, data in sample.packed("conll", ".conllup"):
        words = [token for sentence in conllu.parse(data.decode("utf-8")) for token in sentence]
        texts.append(" ".join(word["form"] for word in words))
        labels.update(
            value.removeprefix("B-")
            for word in words
            for value in word.values()
            if str(value).startswith("B-")
        )
    return [Read("conll", texts, spaces=False, remark=f"{sum(labels.values())} labels that begin a tag")]


_BRAT = """
import json, pathlib, sys
from pybrat.parser import BratParser
articles = []
for folder in sys.argv[1:]:
    (article,) = BratParser(error="ignore").parse(folder)
    articles.append([article.text, [[one.id, one.type, [[s.start, s.end] for s in one.spans]] for one in article.entities]])
print(json.dumps(articles))
"""


def _by_pybrat(sample: Sample, workshop: Workshop) -> list[Read]:
    folders = []
    for path in sample.each("brat"):
        folder = sample.folder / f"{path.stem}-unpacked"
        folder.mkdir()
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".txt", ".ann")):
                    (folder / name).write_bytes(archive.read(name))
        folders.append(folder)
    told = workshop.told_by(workshop.python("pybrat"), _BRAT, *folders)
    tags = Counter(kind for _text, tags in told for _id, kind, _spans in tags)
    return [Read("brat", [text for text, _tags in told], tags)]


def _by_pyld(sample: Sample, _workshop: Workshop) -> list[Read]:
    from pyld import jsonld

    from tests.formats.web_annotation.processor import load

    document = json.loads(sample.file("web-annotation").read_bytes())
    graph = jsonld.flatten(document, None, {"documentLoader": load})
    nodes = {node["@id"]: node for node in graph}
    oa, value = "http://www.w3.org/ns/oa#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"

    def led_to(node: Any, name: str) -> list[Any]:
        return [nodes[one["@id"]] for one in node.get(name, ())]

    texts = {
        identifier: node[value][0]["@value"]
        for identifier, node in nodes.items()
        if identifier.startswith("urn:x-annotator:article:") and value in node
    }
    types, words = Counter[str](), {}
    for node in graph:
        if not any(one["@id"] == f"{oa}tagging" for one in node.get(f"{oa}motivatedBy", ())):
            continue
        (kind,) = (
            body[value][0]["@value"]
            for body in led_to(node, f"{oa}hasBody")
            if {"@id": f"{oa}tagging"} in body.get(f"{oa}hasPurpose", ())
        )
        types[kind] += 1
        pieces = []
        for target in led_to(node, f"{oa}hasTarget"):
            text = texts[target[f"{oa}hasSource"][0]["@id"]]
            (place,) = (one for one in led_to(target, f"{oa}hasSelector") if f"{oa}start" in one)
            start, end = (int(place[f"{oa}{edge}"][0]["@value"]) for edge in ("start", "end"))
            pieces.append((start, text[start:end]))
        words[node["@id"].removeprefix("urn:uuid:").replace("-", "")] = "".join(
            piece for _start, piece in sorted(pieces)
        )
    ordered = [texts[f"urn:x-annotator:article:{article}"] for article in sample.articles]
    return [Read("web-annotation, every position resolved", ordered, types, words)]


CASSIS = Client(
    "dkpro-cassis", "PyPI: dkpro-cassis", lambda _workshop: library("dkpro-cassis"), _by_cassis, quick=True
)
WEB_ANNO_TSV = Client(
    "web-anno-tsv",
    "PyPI: web-anno-tsv",
    lambda _workshop: library("web-anno-tsv"),
    _by_web_anno_tsv,
    quick=True,
)
CONLLU = Client("conllu", "PyPI: conllu", lambda _workshop: library("conllu"), _by_conllu, quick=True)
PYLD = Client("PyLD", "PyPI: pyld", lambda _workshop: library("pyld"), _by_pyld, quick=True)
PYBRAT = Client(
    "pybrat", "PyPI: pybrat", lambda shop: shop.version_in(shop.python("pybrat"), "pybrat"), _by_pybrat
)
