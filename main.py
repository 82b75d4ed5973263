"""Start the desktop application from a checkout."""

from annotator.__main__ import main

if __name__ == "__main__":  # processes that read documents import this file
    raise SystemExit(main())
