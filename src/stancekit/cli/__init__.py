"""The command line: one file a command, each with `add` (its options) and `run` (its work).

Exit codes: 0 done; 1 done, and the input holds errors; 2 not done (wrong options, a path that is
not there, a broken codebook, a missing extra); 130 interrupted; 141 the reader of the output left.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from stancekit import __version__
from stancekit.cli.terminal import Failure, complain
from stancekit.errors import StancekitError

__all__ = ["build_parser", "main"]

# One module a command, in the order that help lists them.
COMMANDS = (
    "analyze",
    "statements",
    "compare",
    "network",
    "report",
    "demo",
    "convert",
    "check",
    "repeats",
    "references",
    "codebook",
)


def build_parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Args:
        words: What it is to parse, as far as known. Where they begin with a command or with
            `--version`, only what they need is imported.
    """
    first = words[0] if words else ""
    needed = (first,) if first in COMMANDS else () if first == "--version" else COMMANDS
    parser = argparse.ArgumentParser(
        prog="stancekit",
        description="Who stands where, on what legal ground, in a pile of news articles.",
        epilog="stancekit COMMAND --help tells a command's options.",
    )
    parser.add_argument("--version", action="version", version=f"stancekit {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in needed:
        import_module(f"stancekit.cli.{name}").add(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: Words after the program's name; those of the process by default.

    Returns:
        The exit code.
    """
    words = sys.argv[1:] if argv is None else argv
    args = build_parser(words).parse_args(words)
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
