"""How long a large monthly file takes: ``python tests/benchmarks/large_file.py [DEPARTMENTS]`` prints each step.

A file of every month of every indicator of all departments: 200 of them with 41 indicators each are 98,400 rows.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "fixtures")]

from given import Given  # noqa: E402

from monitoring.actions import consequences, monthly_files, reference, start  # noqa: E402
from monitoring.files import reader  # noqa: E402
from monitoring.forms import official_form  # noqa: E402
from monitoring.monthly import monthly_file  # noqa: E402
from monitoring.store.database import Database  # noqa: E402

YEAR = 2023


def filled_database(folder: Path, departments: int) -> Database:
    """A database with the published form in force for each of the departments."""
    form = official_form.read(reader.read("form.txt", start.PUBLISHED_FORM.read_bytes()))
    indicators = [
        asdict(row) | {"indicator_code": f"I{number:02d}", "is_proposal": True}
        for number, row in enumerate(form.indicators, 1)
    ]
    given = Given(Database(folder / "large.duckdb"))
    for number in range(1, departments + 1):
        given.form(indicators, department=f"D{number:04d}", year=YEAR)
    return given.database


def large_file(database: Database, months: range) -> bytes:
    """A CSV file with a figure of every indicator and month."""
    chance = random.Random(1)
    lines = ["部门,年度,月份,编号,完成值"]
    lines += [
        f"{row['department_code']},{YEAR},{month},{row['indicator_code']},{chance.randint(0, 100)}"
        for row in database.query("targets")
        for month in months
    ]
    return "\n".join(lines).encode()


class Watch:
    """Runs steps and prints how long each took, how many rows a second that is, and the most memory used so far."""

    def __init__(self, rows: int):
        self.rows = rows

    def step(self, name: str, action: Callable, *arguments):
        """The result of ``action``."""
        began = time.perf_counter()
        result = action(*arguments)
        seconds = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{name:<28}{seconds:>8.2f} s {self.rows / seconds:>12,.0f} rows/s {peak:>8.0f} MB peak")
        return result


def main() -> None:
    """Print the figures."""
    departments = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        database = filled_database(Path(folder), departments)
        content = large_file(database, range(1, 13))
        watch = Watch(content.count(b"\n"))
        print(f"{watch.rows:,} rows, {len(content):,} bytes, {departments} departments")
        cells = watch.step("bytes to cells", reader.read, "large.csv", content)
        known = watch.step("what the database knows", reference.of, database)
        watch.step("check", monthly_file.read, cells, known)
        what = watch.step("preview (check, changes)", monthly_files.preview, database, cells)
        watch.step("effects, all departments", consequences.effects, database, what)
        watch.step("commit", monthly_files.commit, database, what, "benchmark")
        again = reader.read("again.csv", content + b"\n")
        watch.step("preview of it all again", monthly_files.preview, database, again)
        one = b"\n".join(content.split(b"\n")[: 41 * 12 + 1])
        small = monthly_files.preview(database, reader.read("one.csv", one.replace(b"0\n", b"1\n")))
        watch.rows = len(small.file.rows)
        watch.step("effects, one department", consequences.effects, database, small)
        faulty = reader.read("faulty.csv", content.replace(b",I", b",X"))
        watch.rows = len(faulty.rows)
        watch.step("check, an error in each row", monthly_file.read, faulty, known)
        database.close()


if __name__ == "__main__":
    main()
