"""Statements: who said what, and how the text says so."""

from stancekit.statements.attribute import attribute

__all__ = ["attribute"]
