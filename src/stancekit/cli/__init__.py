"""The command line: one file a command, each with `add` (its options) and `run` (its work).

Exit codes: 0 done; 1 done, and the input holds errors; 2 not done (wrong options, a path that is
not there, a broken codebook, a missing extra); 130 interrupted; 141 the reader of the output left.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from stancekit import __version__
from stancekit.cli import (
    analyze,
    check,
    codebook,
    compare,
    convert,
    demo,
    network,
    references,
    repeats,
    report,
    statements,
)
from stancekit.cli.common import Failure
from stancekit.cli.terminal import complain
from stancekit.errors import StancekitError

__all__ = ["build_parser", "main"]

# One module a command, in the order that help lists them.
COMMANDS = (
    analyze,
    statements,
    compare,
    network,
    report,
    demo,
    convert,
    check,
    repeats,
    references,
    codebook,
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="stancekit",
        description="Who stands where, on what legal ground, in a pile of news articles.",
        epilog="stancekit COMMAND --help tells a command's options.",
    )
    parser.add_argument("--version", action="version", version=f"stancekit {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for module in COMMANDS:
        module.add(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: Words after the program's name; those of the process by default.

    Returns:
        The exit code.
    """
    args = build_parser().parse_args(argv)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        return 130
    except (Failure, StancekitError) as failure:
        sys.stdout.flush()
        complain(f"stancekit: {failure}")
        return 2
    except OSError as failure:
        name = f"{failure.filename}: " if failure.filename else ""
        complain(f"stancekit: {name}{failure.strerror or failure}")
        return 2
    return code
