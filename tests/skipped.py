"""Fail when a test was skipped for any reason but that it is for another system: python tests/skipped.py REPORT.xml"""

import sys
from pathlib import Path
from xml.etree import ElementTree

ALLOWED = "only on "
"""How the reason begins of a test that is for another system."""


def main(report: Path) -> int:
    """Print the tests that were skipped without need, and return 1 when there is one."""
    unwanted = [
        f"{case.get('classname')}::{case.get('name')}: {skipped.get('message')}"
        for case in ElementTree.parse(report).iter("testcase")
        for skipped in case.iter("skipped")
        if skipped.get("type") != "pytest.xfail" and not str(skipped.get("message")).startswith(ALLOWED)
    ]
    print(*unwanted, sep="\n")
    print(f"Skipped without need: {len(unwanted)}")
    return 1 if unwanted else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
