"""A window on a stream of text: grows until a record fits, forgets what was read."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Window"]


class Window:
    """The part of a source that is being read, with the place where it stands.

    Memory is bounded by the largest record: an engine asks for `more` and says from where on it
    still needs the text. The window at least doubles each time, so that searching a record again
    after each growth stays linear in its length.

    Attributes:
        text: The text at hand. Offsets that engines use count from its start.
        base: Code points of the source that were forgotten before it.
    """

    __slots__ = ("_blocks", "_done", "_line", "_line_start", "_seen", "base", "text")

    def __init__(self, blocks: Iterable[str]) -> None:
        """Take the source as blocks of text of any size; the first one is read."""
        self._blocks = iter(blocks)
        self._done = False
        self.text = ""
        self.base = 0
        self._seen = 0  # offset up to which line breaks were counted
        self._line = 1  # number of the line that `_seen` stands in
        self._line_start = 0  # offset where that line starts; negative once it was forgotten
        self.more(0)
        if self.text.startswith("\ufeff"):  # the byte order mark is a signature, not text
            self.text = self.text[1:]
            self.base = 1

    @property
    def done(self) -> bool:
        """Whether the source is exhausted: the window ends where the source ends."""
        return self._done

    def more(self, keep: int) -> bool:
        """Forget the text before `keep` and add at least as much as is left.

        Afterwards the offset that was `keep` is 0.

        Returns:
            False where the source had no more text (and `keep` is 0 all the same).
        """
        self.place(keep)
        text = self.text[keep:]
        pieces, wanted = [text], max(len(text), 1)
        while wanted > 0 and not self._done:
            block = next(self._blocks, None)
            if block is None:
                self._done = True
            elif block:
                pieces.append(block)
                wanted -= len(block)
        self.base += keep
        self._seen -= keep
        self._line_start -= keep
        self.text = "".join(pieces)
        return len(pieces) > 1

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
        line = self._line - self.text.count("\n", offset, self._seen)
        last = self.text.rfind("\n", 0, offset)
        # Engines forget text only where a record starts, and no record starts before its line.
        start = last + 1 if last >= 0 else min(self._line_start, 0)
        return line, offset - start + 1
