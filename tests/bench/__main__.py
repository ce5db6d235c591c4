"""`make bench`: what the desk can do on this machine, as ratios within one run. Nothing here passes or fails."""

import importlib
import logging
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table


def main() -> None:
    """Run every measurement beside this file, or those named on the command line."""
    logging.disable(logging.CRITICAL)
    names = sys.argv[1:] or sorted(
        p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in ("__main__", "desk")
    )
    table = Table(title="Dingfengbo, measured", title_justify="left", show_header=False, box=None, padding=(0, 2))
    for name in names:
        for what, result in importlib.import_module(f"tests.bench.{name}").measure():
            table.add_row(what, result)
            print(f"{what}: {result}", file=sys.stderr, flush=True)
    Console().print(table)


if __name__ == "__main__":
    main()
