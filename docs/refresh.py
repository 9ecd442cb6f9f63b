"""Write what the sessions in the documentation print into the documentation.

`python docs/refresh.py` runs every `>>>` session of README.md and of the pages here and puts the
output under it that it has now. Run it when a change of rules changes what the pages show, and
read the difference before you commit it: it is what your change did.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SESSION = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def output(source: str, names: dict[str, Any]) -> list[str]:
    """Run one example and return the lines that a session shows."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(source, "<documentation>", "single"), names)  # noqa: S102 - our own pages
        except Exception as error:  # noqa: BLE001 - a page may show any error
            told = "".join(traceback.format_exception_only(error)).rstrip()
            print(f"Traceback (most recent call last):\n    ...\n{told}")
    return [line if line.strip() else "<BLANKLINE>" for line in printed.getvalue().splitlines()]


def refreshed(page: str) -> str:
    """Return a page with the output that its sessions have now."""
    names: dict[str, Any] = {"__name__": "__main__"}

    def session(match: re.Match[str]) -> str:
        examples = doctest.DocTestParser().get_examples(match[1])
        lines: list[str] = []
        for example in examples:
            first, *more = example.source.rstrip("\n").split("\n")
            lines += [f">>> {first}", *(f"... {line}".rstrip() for line in more)]
            found = output(example.source, names)
            # An ellipsis stands for what changes from run to run: it stays while it fits.
            fits = doctest.OutputChecker().check_output
            flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            if "..." in example.want and fits(example.want, "\n".join(found) + "\n", flags):
                found = example.want.rstrip("\n").split("\n")
            lines += found
        if match[1].endswith("\n\n"):
            lines.append("")
        return "\n".join(["```python", *lines, "```"]) if examples else match[0]

    return SESSION.sub(session, page)


def in_workplace(work: Callable[[str], str], page: str) -> str:
    """Do the work in a folder of its own, with the examples beside."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        os.chdir(folder)
        try:
            return work(page)
        finally:
            os.chdir(before)


def main() -> None:
    """Refresh all pages, or those named on the command line."""
    sys.path.insert(0, str(ROOT / "src"))
    named = [Path(name).resolve() for name in sys.argv[1:]]
    for path in named or sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]):
        page = path.read_text(encoding="utf-8")
        new = in_workplace(refreshed, page)
        if new != page:
            path.write_text(new, encoding="utf-8")
            print(f"refreshed {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
