"""A window on a stream of text: grows until a record fits, forgets what was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stancekit.corpus.report import Report

__all__ = ["Window"]


class Window:
    """The part of a source that is being read, with the place where it stands.

    Memory is bounded by the largest record: an engine asks for `more` and says from where on it
    still needs the text. The window at least doubles each time, so that searching a record again
    after each growth stays linear in its length.

    Lines are counted once at most, and not where an engine knows their number: counting takes as
    long as a third of scanning JSON does.

    Attributes:
        text: The text at hand. Offsets that engines use count from its start.
        base: Code points of the source that were forgotten before it.
    """

    __slots__ = (
        "_arrived", "_begun", "_blocks", "_done", "_end", "_first", "_line", "_line_start", "_seen",
        "base", "text",
    )  # fmt: skip

    def __init__(self, blocks: Iterable[str], report: Report | None = None) -> None:
        """Take the source as blocks of text of any size; the first one is read.

        Args:
            blocks: The text, in its order.
            report: Told of this window, so that problems met in making a block have a place.
        """
        self._blocks = iter(blocks)
        self._done = self._begun = False
        self.text = ""
        self.base = 0
        self._seen = 0  # offset up to which line breaks were counted
        self._line = 1  # number of the line that `_seen` stands in
        self._line_start = 0  # offset where that line starts; negative once it was forgotten
        self._first = (1, 1)  # line and column of offset 0
        self._arrived: list[str] = []  # what `more` got since `_end` was counted
        self._end = (1, 1)
        if report is not None:
            report.window = self
        self.more(0)

    @property
    def done(self) -> bool:
        """Whether the source is exhausted: the window ends where the source ends."""
        return self._done

    def more(self, keep: int, lines: int | None = None) -> bool:
        """Forget the text before `keep` and add at least as much as is left.

        Afterwards the offset that was `keep` is 0.

        Args:
            keep: Offset of the first code point that is still needed.
            lines: How many lines end between offset 0 and `keep`, both at the start of a line;
                None counts them.

        Returns:
            False where the source had no more text (and `keep` is 0 all the same).
        """
        if lines is None:
            self._end = self.place(keep)
        else:
            self._end = (self._first[0] + lines, 1)
            self._line, self._line_start, self._seen = self._end[0], keep, keep
        self._first = self._end
        text = self.text[keep:]
        pieces = [text]
        self._arrived = [text]
        wanted = max(len(text), 1)
        while wanted > 0 and not self._done:
            block = next(self._blocks, None)
            if block is None:
                self._done = True
            elif block:
                if not self._begun and block[0] == "\ufeff":
                    block, self.base = block[1:], 1  # a signature, not text
                self._begun = True
                pieces.append(block)
                self._arrived.append(block)
                wanted -= len(block)
        self.base += keep
        self._seen -= keep
        self._line_start -= keep
        self.text = "".join(pieces)
        self._arrived = []
        return len(pieces) > 1

    def end(self) -> tuple[int, int]:
        """Return the line and the column after all text that came, even while more is coming."""
        line, column = self._end
        for piece in self._arrived:
            last = piece.rfind("\n")
            if last >= 0:
                line += piece.count("\n")
                column = 1
            column += len(piece) - last - 1
        self._arrived.clear()
        self._end = (line, column)
        return self._end

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, both from 1, of an offset in the window.

        Lines end with LF. Asking in rising order costs one pass over the text in all.
        """
        if offset < self._seen:
            return self._place_before(offset)
        self._line += self.text.count("\n", self._seen, offset)
        last = self.text.rfind("\n", self._seen, offset)
        if last >= 0:
            self._line_start = last + 1
        self._seen = offset
        return self._line, offset - self._line_start + 1

    def _place_before(self, offset: int) -> tuple[int, int]:
        last = self.text.rfind("\n", 0, offset)
        if last < 0:
            return self._first[0], offset + self._first[1]
        return self._line - self.text.count("\n", offset, self._seen), offset - last
