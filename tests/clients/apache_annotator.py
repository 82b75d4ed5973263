"""Apache Annotator finds every stretch of our Web Annotations, by position and by quotation."""

from pathlib import Path

from tests.clients.client import Client, Read
from tests.clients.installing import Workshop, package_version, told_by_node
from tests.clients.sample import Sample

_PACKAGES = ("@apache-annotator/selector@0.2.0", "validate-web-annotation@0.3.0")
_SCRIPT = Path(__file__).with_name("apache_annotator.mjs")


def _reads(sample: Sample, workshop: Workshop) -> list[Read]:
    told = told_by_node(_SCRIPT, workshop.node(*_PACKAGES), sample.file("web-annotation"))
    tags = [tag for article in sample.articles for tag in sample.session.library.tags(article)]
    stretches = sum(len(tag.target) for tag in tags)
    return [
        Read(
            "web-annotation, every selector resolved",
            right=told == {"byPosition": stretches, "byQuotation": stretches, "valid": len(tags)},
            remark=f"{told['byPosition']} by position and {told['byQuotation']} by quotation of {stretches} stretches, "
            f"{told['valid']} of {len(tags)} valid by validate-web-annotation",
        )
    ]


APACHE_ANNOTATOR = Client(
    "Apache Annotator",
    "npm: @apache-annotator/selector, validate-web-annotation",
    lambda shop: package_version(shop.node(*_PACKAGES), "@apache-annotator/selector"),
    _reads,
)
