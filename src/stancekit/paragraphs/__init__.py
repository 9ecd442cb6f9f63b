"""Paragraphs: where they begin and end, and what each is on its page."""

from stancekit.paragraphs.roles import lay_out
from stancekit.paragraphs.splitting import Layout, layout_of, split

__all__ = ["Layout", "lay_out", "layout_of", "split"]
