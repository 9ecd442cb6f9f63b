"""Show: a study in a notebook, as charts, and as one HTML page."""

from stancekit.show.annotate import Mark, annotate
from stancekit.show.charts import stance_matrix, timeline
from stancekit.show.matrix import Cell, Matrix, matrix
from stancekit.show.report import report
from stancekit.show.summary import summary

__all__ = [
    "Cell",
    "Mark",
    "Matrix",
    "annotate",
    "matrix",
    "report",
    "stance_matrix",
    "summary",
    "timeline",
]
