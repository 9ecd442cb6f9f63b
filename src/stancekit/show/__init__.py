"""Show: a study in a notebook, as charts, and as one HTML page."""

from stancekit.show.annotate import Mark, annotate
from stancekit.show.charts import stance_matrix, timeline
from stancekit.show.matrix import Cell, Matrix, matrix
from stancekit.show.pages import references_page, repeats_page, statements_page
from stancekit.show.report import report
from stancekit.show.summary import summary

__all__ = [
    "Cell",
    "Mark",
    "Matrix",
    "annotate",
    "matrix",
    "references_page",
    "repeats_page",
    "report",
    "stance_matrix",
    "statements_page",
    "summary",
    "timeline",
]
