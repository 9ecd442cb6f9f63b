"""Lists of words kept as plain data beside the code that reads them."""

from __future__ import annotations

from importlib import resources

__all__ = ["read_sections"]


def read_sections(package: str, name: str) -> dict[str, frozenset[str]]:
    """Read the sections of a word list from the `data` folder of a package.

    A line `# name` starts a section, the words under it are parted by white space, and lines that
    start with `##` are remarks.

    Args:
        package: Name of the package (`stancekit.codebook`).
        name: Name of the file in its `data` folder.

    Returns:
        The words of each section.

    Raises:
        FileNotFoundError: There is no such file.

    Example:
        >>> "monday" in read_sections("stancekit.codebook", "context.txt")["days"]
        True
    """
    data = resources.files(package).joinpath("data", name)
    sections: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in data.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            words = sections.setdefault(line[2:].strip(), set())
        elif not line.startswith("#"):
            words.update(line.split())
    return {section: frozenset(found) for section, found in sections.items()}
