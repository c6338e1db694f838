"""
The sheets of a session, from a table that somebody filled in by hand.

Two shapes are read, told apart by their heads. Only what belongs to one of the two is taken: whatever else a table
holds is a fault, so that nothing about a person can come in. What stands in a refused field is not repeated.
"""

from pathlib import Path

from vankien.model.location import Location
from vankien.model.problem import Problem
from vankien.model.tally import FEW, LEAST, Counts, Sheet, Stage, Tally
from vankien.sources.csv_table import read_csv
from vankien.sources.tally_columns import Reading
from vankien.sources.tally_counts import has_counts, read_counts
from vankien.sources.tally_sheets import read_sheets


def read_tally(path: Path, before: Path | None, problems: list[Problem]) -> Tally | None:
    """The tally of a file, or of two of which one is of before; None where there are errors."""
    first = len(problems)
    files = [(path, Stage.AFTER if before else None), *([(before, Stage.BEFORE)] if before else [])]
    found = [_read(file, stage, problems) for file, stage in files]
    tallies = [tally for tally in found if tally is not None]
    here = Location(path.as_posix())
    if any(problem.is_error for problem in problems[first:]) or len(tallies) < len(files):
        return None
    if len(tallies) == len(Stage) and (
        set(tallies[0].questions) != set(tallies[1].questions) or bool(tallies[0].sheets) != bool(tallies[1].sheets)
    ):
        problems.append(Problem.at(here, "N-012", other=str(before)))
        return None
    tally = _together(tallies)
    problems += _weighed(tally, here)
    return None if any(problem.is_error for problem in problems[first:]) else tally


def _together(tallies: list[Tally]) -> Tally:
    """Two files as one; each sheet follows the order of the first."""
    names = tuple(tallies[0].questions)
    questions: dict[str, Counts] = {name: {} for name in names}
    sheets: dict[Stage, tuple[Sheet, ...]] = {}
    for tally in reversed(tallies):
        for name, counts in tally.questions.items():
            questions[name] |= counts
        places = [list(tally.questions).index(name) for name in names]
        for stage, rows in tally.sheets.items():
            sheets[stage] = tuple(sorted(tuple(row[place] for place in places) for row in rows))
    return Tally(questions, sheets)


def _weighed(tally: Tally, here: Location) -> list[Problem]:
    """Whether there are sheets enough to be told of, and to conclude from."""
    sizes = {stage: tally.size(stage) for stage in tally.stages()}
    said = {Stage.BEFORE: "trước buổi học", Stage.AFTER: "sau buổi học"}
    if not sizes:
        return [Problem.at(here, "N-008", reason="bảng chưa có số phiếu nào")]
    small = [stage for stage, size in sizes.items() if size < LEAST]
    if small:
        return [Problem.at(here, "N-006", stage=said[s], count=sizes[s], least=LEAST) for s in small]
    found = [Problem.at(here, "N-013", stage=said[s], count=n, few=FEW) for s, n in sizes.items() if n < FEW]
    if max(sizes.values()) > 1.25 * min(sizes.values()):
        found.append(Problem.at(here, "N-014", before=sizes[Stage.BEFORE], after=sizes[Stage.AFTER]))
    return found


def _read(path: Path, stage: Stage | None, problems: list[Problem]) -> Tally | None:
    table = read_csv(path, problems)
    if table is None:
        return None
    reading = Reading(table, stage, problems)
    return read_counts(reading) if has_counts(reading) else read_sheets(reading)
