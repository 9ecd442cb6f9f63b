"""Read by mypy and pyright only: what a user's type checker infers of the public types."""

from collections.abc import Sequence
from typing import assert_type

import stancekit as sk

corpus = sk.Corpus([sk.Document("a", "One.")])
assert_type(corpus[0:1], Sequence[sk.Document])
assert_type(corpus.documents, tuple[sk.Document, ...])
assert_type(sk.PartialDate.parse("2015").precedes(sk.PartialDate(2016)), bool | None)
assert_type(sk.Span(0, 1).of("a"), str)
