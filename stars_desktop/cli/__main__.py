"""`python -m stars_desktop.cli` is the command `stars`."""

import sys

from stars_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
