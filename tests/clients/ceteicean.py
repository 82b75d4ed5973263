"""CETEIcean, which shows TEI in a browser, in a document of jsdom."""

from pathlib import Path

from tests.clients.client import Client, Read
from tests.clients.installing import Workshop, package_version, told_by_node
from tests.clients.sample import Sample

_PACKAGES = ("CETEIcean", "jsdom")
_SCRIPT = Path(__file__).with_name("ceteicean.mjs")
_SHOWN = ("tei-inline", "tei-inline-accepted", "tei-publisher", "tei-plain")


def _reads(sample: Sample, workshop: Workshop) -> list[Read]:
    told = told_by_node(_SCRIPT, workshop.node(*_PACKAGES), *(sample.file(flavour) for flavour in _SHOWN))
    return [
        Read(flavour, one["texts"], one["tags"] or None, accepted=flavour.endswith("accepted"))
        for flavour, one in zip(_SHOWN, told, strict=True)
    ]


CETEICEAN = Client(
    "CETEIcean in jsdom",
    "npm: CETEIcean, jsdom",
    lambda shop: package_version(shop.node(*_PACKAGES), "CETEIcean"),
    _reads,
)
