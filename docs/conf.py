"""How the documentation is built: `sphinx-build -W -b html docs site`."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
# The documentation of a checkout describes that checkout, installed or not.
sys.path[:0] = [str(HERE.parent / "src"), str(HERE / "_ext")]

with (HERE.parent / "pyproject.toml").open("rb") as stream:
    _project = tomllib.load(stream)["project"]

project = _project["name"]
author = _project["authors"][0]["name"]
copyright = author
version = release = _project["version"]

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "docstrings",  # docs/_ext/docstrings.py: only back-ticks are markup in docstrings
    "pages",  # docs/_ext/pages.py: the contents list the pages that are there
    "results",  # docs/_ext/results.py: measured figures from benchmarks/results
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_static", "_ext"]
default_role = "code"  # docstrings write `name` for code, as Markdown does

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "show-inheritance": False}
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
