"""Starts Takt: `python -m app` is the same as `takt`."""

import sys

from app.cli import main

if __name__ == "__main__":
    sys.exit(main())
