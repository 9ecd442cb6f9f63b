"""Lessons: passages with their codes teach the coder words that no pattern has."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stancekit import Codebook, Corpus, Document, Issue, Lesson, Stance, analyze
from stancekit.codebook import load
from stancekit.codebook.lessons import read_lessons, render_lessons
from stancekit.errors import CodebookError
from stancekit.positions.lessons import FEWEST, Lessons, cross_validate
from stancekit.testing import lessons as lessons_strategy

PLACES = (
    *("Alton", "Brede", "Corve", "Dunmore", "Esk", "Farley", "Gorse", "Hale", "Ivel", "Jedburgh"),
    *("Kelso", "Lune", "Mere", "Nairn", "Orme", "Penrith", "Quorn", "Rye", "Settle", "Tyne"),
)
FOR = [f"X wants the river at {place} dammed, for the turbines." for place in PLACES]
AGAINST = [f"No concrete across the river at {place}, X told the farmers." for place in PLACES]
OTHER = [
    f"X spoke at {place} about {matter}."
    for place in PLACES
    for matter in ("football and the weather", "taxes", "a new school", "the harvest")
]
TAUGHT = [
    *(Lesson(text, support=["dam"]) for text in FOR),
    *(Lesson(text, oppose=["dam"]) for text in AGAINST),
    *map(Lesson, OTHER),
]
LEARNED = Lessons(TAUGHT)
BOOK = Codebook("dam", issues=[Issue("dam", mention=["reservoir"])], lessons=TAUGHT)
WANTED = "Ann Other said on Monday the river should be dammed for the turbines."
REFUSED = "Ann Other told the farmers there would be no concrete across the river."


def coded(text: str, book: Codebook = BOOK) -> list[tuple[str, str, str]]:
    study = analyze(Corpus([Document("a", text)]), book)
    return [(str(study.name_of(p.holder)), p.issue, str(p.stance)) for p in study.positions]


# Wild: what a user of the feature does.


@pytest.mark.parametrize(("text", "stance"), [(WANTED, "support"), (REFUSED, "oppose")])
def test_words_of_lessons_tell_issue_and_stance(text: str, stance: str) -> None:
    assert coded(text) == [("Ann Other", "dam", stance)]


def test_a_position_names_the_words_that_told_most() -> None:
    (position,) = analyze(Corpus([Document("a", WANTED)]), BOOK).positions
    name, _, words = position.rule.partition(": ")
    assert name == "lessons"
    assert all(word in WANTED.lower() for word in words.split(", "))
    assert "turbines" in words or "dammed" in words
    assert position.certainty < 0.7
    assert position.evidence[0].of(WANTED) == WANTED


def test_patterns_come_first() -> None:
    book = evolve(BOOK, issues=[Issue("dam", con=["river should be dammed"])])
    (position,) = analyze(Corpus([Document("a", WANTED)]), book).positions
    assert position.stance is Stance.OPPOSE
    assert not position.rule.startswith("lessons")


def test_who_reports_holds_nothing() -> None:
    text = "The agency said that Ann Other said the river should be dammed for the turbines."
    assert {holder for holder, *_ in coded(text)} <= {"Ann Other"}


def test_shipped_lessons_name_nobody_who_holds_a_position() -> None:
    """What is invented must not be put into the mouth of anybody."""
    book = load("syria-2015")
    people = {a.name for a in book.actors if a.kind == "person"}
    for lesson in book.lessons:
        said = [name for name in people if f"{name} said" in lesson.text]
        assert not (lesson.stances and said), lesson.text


def test_shipped_lessons_teach_what_they_are_not() -> None:
    """Each passage is read with what the others taught."""
    row = list(cross_validate(load("syria-2015"), 2))[-1]
    assert row["passages"] > 2000
    assert row["recall"] > 0.4
    assert row["precision"] > 0.7
    assert row["stance"] > 0.75


# Negative.


@pytest.mark.parametrize(
    "text",
    [
        "Ann Other said the match had been a good one.",
        "The river at Alton was dammed for the turbines in 1931.",
        "",
    ],
)
def test_what_tells_of_nothing_is_not_coded(text: str) -> None:
    assert coded(text) == []


def test_few_passages_teach_nothing() -> None:
    few = [Lesson(text, support=["dam"]) for text in FOR[: FEWEST - 1]]
    assert not Lessons([*few, *map(Lesson, OTHER)])
    assert not Lessons([])


def test_folds_are_two_or_more() -> None:
    with pytest.raises(ValueError, match="got 1, expected 2 or more"):
        cross_validate(BOOK, 1)


def write(folder: Path, head: str, lines: str) -> Path:
    (folder / "lessons.tsv").write_text(lines, encoding="utf-8")
    book = folder / "codebook.toml"
    issue = '[issues.dam]\nmention = ["dam"]\n'
    book.write_text(f'name = "a"\n{head}\n{issue}', encoding="utf-8")
    return book


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("dam=maybe\tX may.", "got 'dam=maybe', expected ISSUE=STANCE"),
        ("weir=support\tX wants it.", "got 'weir', expected the id of an issue"),
        ("dam=support; dam=oppose\tX wavers.", "got 'dam' twice, expected one stance on it"),
        ("dam=support X wants it.", "expected a tab"),
        ("dam=support\t ", "got no passage, expected one behind the tab"),
    ],
)
def test_a_bad_line_is_told_with_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    book = write(tmp_path, 'lessons = ["lessons.tsv"]', f"# a comment\nnone\tRain fell.\n{line}\n")
    with pytest.raises(CodebookError) as caught:
        load(book)
    (problem,) = caught.value.problems
    assert message in problem.message
    assert (Path(problem.document or "").name, problem.line) == ("lessons.tsv", 3)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ('lessons = ["other.tsv"]', "got 'other.tsv', expected a table or the name of a file"),
        ("lessons = 3", "expected [[lessons]]"),
        ("lessons = [3]", "got 3, expected a table or the name of a file"),
        ('lessons = [{ text = "X.", support = ["weir"] }]', "got 'weir', expected the id of an"),
        ("lessons = [{ support = [] }]", "got no text, expected one"),
        ('lessons = [{ text = "X.", support = 3 }]', "got 3, expected an array of strings"),
    ],
)
def test_a_bad_entry_is_told_with_its_key(tmp_path: Path, head: str, message: str) -> None:
    with pytest.raises(CodebookError) as caught:
        load(write(tmp_path, head, ""))
    assert message in str(caught.value)
    assert "lessons" in str(caught.value)


def test_lessons_come_from_files_and_tables(tmp_path: Path) -> None:
    head = 'lessons = ["lessons.tsv", { text = "No weir.", oppose = ["dam"] }]'
    book = load(write(tmp_path, head, "dam=support\tX wants it.\n"))
    assert [lesson.stances for lesson in book.lessons] == [
        {"dam": Stance.SUPPORT},
        {"dam": Stance.OPPOSE},
    ]


# Properties.

one_line = (
    st.text(min_size=1)
    .map(lambda s: " ".join(s.split()))
    .filter(lambda s: s and len(s.splitlines()) == 1)
)
issue_ids = st.sampled_from(["dam", "weir", "road"])


@st.composite
def lines(draw: st.DrawFn) -> Lesson:
    by: dict[str, list[str]] = {stance: [] for stance in Stance}
    for issue in draw(st.lists(issue_ids, unique=True)):
        by[draw(st.sampled_from(Stance))].append(issue)
    return Lesson(draw(one_line), **by)


@given(st.lists(lines(), max_size=5))
def test_a_file_of_lessons_is_read_back(some: list[Lesson]) -> None:
    found, problems = read_lessons(render_lessons(some), "a.tsv", {"dam", "weir", "road"})
    assert problems == []
    assert [(one.text, one.stances) for one in found] == [(one.text, one.stances) for one in some]


@given(st.text())
@example("none")
@example("=\t")
def test_any_text_is_read_as_lessons_or_told(text: str) -> None:
    found, problems = read_lessons(text, "a.tsv", {"dam"})
    told = {problem.line for problem in problems}
    counted = [x for x in text.splitlines() if x.strip() and not x.startswith("#")]
    assert len(found) + len(told) == len(counted)


@given(st.text(), st.permutations(TAUGHT))
@example(WANTED, TAUGHT[::-1])
def test_the_order_of_lessons_does_not_matter(text: str, turned: list[Lesson]) -> None:
    assert Lessons(turned).read(text, -50) == LEARNED.read(text, -50)


@given(st.sampled_from([*FOR, *AGAINST, *OTHER, WANTED, REFUSED]))
def test_turning_the_stances_turns_the_result(text: str) -> None:
    turned = [evolve(one, support=one.oppose, oppose=one.support) for one in TAUGHT]
    for one, other in zip(LEARNED.read(text), Lessons(turned).read(text), strict=True):
        assert (one.issue, one.score, one.words) == (other.issue, other.score, other.words)
        assert one.stance.opposite is other.stance


@given(st.text())
@example("river " * 3000)
def test_only_what_is_sure_enough_is_told(text: str) -> None:
    found = LEARNED.read(text, 2)
    assert all(one.score >= 2 for one in found)
    assert set(found) <= set(LEARNED.read(text, 1))


@settings(max_examples=10)  # each compiles the codebook several times
@given(st.lists(st.sampled_from([WANTED, REFUSED, OTHER[0], FOR[0]]), min_size=1, max_size=4))
def test_what_was_read_before_changes_nothing(texts: list[str]) -> None:
    together = analyze(Corpus([Document(str(i), t) for i, t in enumerate(texts)]), BOOK)
    for i, text in enumerate(texts):
        alone = analyze(Corpus([Document(str(i), text)]), BOOK).positions
        found = [evolve(p, repeat_of=None) for p in together.positions if p.document == str(i)]
        assert found == [evolve(p, repeat_of=None) for p in alone]


@given(lessons_strategy())
def test_a_lesson_has_one_stance_on_an_issue(lesson: Lesson) -> None:
    assert len(lesson.stances) == len((*lesson.support, *lesson.oppose, *lesson.neutral))


def test_two_stances_on_one_issue_are_refused() -> None:
    with pytest.raises(ValueError, match="each issue under one stance"):
        Lesson("X wavers.", support=["dam"], oppose=["dam"])
