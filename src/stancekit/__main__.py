"""`python -m stancekit` is the command line."""

import sys

from stancekit.cli import main

if __name__ == "__main__":
    sys.exit(main())
