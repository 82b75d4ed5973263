"""All benchmarks, one after the other, each in a process of its own: python -m tests.benchmarks [NAME…]

The status is 1 when one of them missed a limit.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOT_ONE = {"__init__", "__main__", "figure"}


def names() -> list[str]:
    """Names of all benchmarks."""
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NOT_ONE)


def main(wanted: list[str]) -> int:
    """Run the benchmarks wanted (all when none is named) and say which missed a limit."""
    missed = []
    for name in wanted or names():
        print(f"== {name}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", f"tests.benchmarks.{name}"], cwd=HERE.parents[1], check=False
        )
        missed += [name] if done.returncode else []
    print("== all within their limits" if not missed else f"== missed: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
