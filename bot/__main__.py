"""`python -m bot`: run the desk, or one of the commands of `bot.cli`."""

import sys

from bot.cli.commands import main

if __name__ == "__main__":
    sys.exit(main())
