"""Eigenvalues of symmetric matrices and Laplacians, without a numerical library."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["eigenvalues", "laplacian", "normalised_spectrum"]

Matrix = Sequence[Sequence[float]]

_SWEEPS = 60


def eigenvalues(matrix: Matrix) -> tuple[float, ...]:
    """Return the eigenvalues of a symmetric matrix, largest first.

    Rotates until what is off the diagonal is lost in rounding; time grows with the cube of the
    size, a second or so for a hundred rows.

    Raises:
        ValueError: The matrix is not square and symmetric.

    Source:
        C. Jacobi, Über ein leichtes Verfahren, Crelle 30, 1846; the cyclic form as in G. Golub and
        C. Van Loan, Matrix Computations, section 8.5.

    Example:
        >>> [round(x, 12) for x in eigenvalues([[2, 1], [1, 2]])]
        [3.0, 1.0]
    """
    n = len(matrix)
    a = [list(map(float, row)) for row in matrix]
    if any(len(row) != n for row in a) or any(
        not math.isclose(a[i][j], a[j][i], abs_tol=1e-12) for i in range(n) for j in range(i)
    ):
        raise ValueError("got a matrix that is not symmetric, expected one that is")
    scale = math.fsum(x * x for row in a for x in row)
    for _ in range(_SWEEPS):
        off = math.fsum(a[i][j] * a[i][j] for i in range(n) for j in range(i))
        if off <= 1e-30 * scale:
            break
        for p in range(n - 1):
            for q in range(p + 1, n):
                if a[p][q]:
                    _rotate(a, p, q)
    return tuple(sorted((a[i][i] for i in range(n)), reverse=True))


def _rotate(a: list[list[float]], p: int, q: int) -> None:
    """Turn the plane of two rows so that their common cell becomes 0."""
    theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    # For a huge angle's cotangent the square would overflow; the tangent is then half its inverse.
    if abs(theta) > 1e150:
        t = 1 / (2 * theta)
    else:
        t = math.copysign(1, theta) / (abs(theta) + math.sqrt(theta * theta + 1))
    c = 1 / math.sqrt(t * t + 1)
    s = t * c
    row_p, row_q = a[p], a[q]
    for k, row in enumerate(a):
        if k not in (p, q):
            x, y = row[p], row[q]
            row[p] = row_p[k] = c * x - s * y
            row[q] = row_q[k] = s * x + c * y
    shift = t * row_p[q]
    row_p[p] -= shift
    row_q[q] += shift
    row_p[q] = row_q[p] = 0.0


def laplacian(matrix: Matrix) -> list[list[float]]:
    """Return the Laplacian of a weighted graph: degrees less weights; loops do not matter."""
    return [
        [
            math.fsum(x for j, x in enumerate(row) if j != i) if i == k else -row[k]
            for k in range(len(row))
        ]
        for i, row in enumerate(matrix)
    ]


def normalised_spectrum(matrix: Matrix, *, engine: bool = False) -> tuple[float, ...]:
    """Return the Laplacian's eigenvalues as shares of their sum, largest first.

    Args:
        matrix: A symmetric matrix of weights; negative ones count as 0.
        engine: Whether to take the degrees in place of the eigenvalues, as the Discourse Network
            Analyzer 3.1 does: it forms the Laplacian and then does not use it.

    Returns:
        Shares that add up to 1; all 0 for a graph without ties.
    """
    positive = [[max(0.0, float(x)) for x in row] for row in matrix]
    if engine:
        values = sorted((math.fsum(row) for row in positive), reverse=True)
    else:
        values = [max(0.0, x) for x in eigenvalues(laplacian(positive))]
    whole = math.fsum(values)
    return tuple(x / whole if whole > 0 else 0.0 for x in values)
