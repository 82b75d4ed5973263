"""Start the desktop application from a checkout."""

from annotator.__main__ import main

raise SystemExit(main())
