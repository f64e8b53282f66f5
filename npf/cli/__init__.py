"""The command `npf`; needs the extra `npf-policy[cli]`, and says so where it is missing."""

from __future__ import annotations

import sys
from importlib.util import find_spec

__all__ = ["main"]


def main() -> None:
    """Run the command."""
    missing = [name for name in ("click", "rich") if find_spec(name) is None]
    if missing:
        print(f"npf: the command needs {' and '.join(missing)}; install them with: pip install 'npf-policy[cli]'", file=sys.stderr)
        sys.exit(2)
    from npf.cli.commands import npf

    npf()
