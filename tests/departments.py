"""Several departments made from the published form: their names and reports are invented, for tests only."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from monitoring.actions import monthly_files, start, target_forms
from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.store.database import Database

NAMES = (
    "财政局",
    "教育局",
    "民政局",
    "公安局",
    "水利局",
    "审计局",
    "统计局",
    "交通运输局",
    "农业农村局",
    "文化广电旅游体育局",
)
PUBLISHED = "揭阳市司法局"


def load(database: Database, count: int) -> None:
    """Import the published form under ``count`` further names, each with the illustrative figures up to a month.

    How far a department has reported, and how much of it, differs from one to the next.
    """
    for number in range(count):
        name = f"示例市{NAMES[number % len(NAMES)]}{number // len(NAMES) + 1 if number >= len(NAMES) else ''}"
        form = start.PUBLISHED_FORM.read_text(encoding="utf-8").replace(PUBLISHED, name)
        cells = reader.read(f"{name}.txt", form.encode())
        target_forms.import_form(database, cells, official_form.read(cells), submitted_by="test")
        for file in start.ILLUSTRATIVE_FILES:
            what = monthly_files.preview(database, reader.read(f"{name}_{file.name}", _reports(file, name, number)))
            monthly_files.commit(database, what, submitted_by="test", is_illustrative=True)


def _reports(file: Path, name: str, number: int) -> bytes:
    """The illustrative figures as ``name``'s own: some lines are left out, and the last months of some."""
    head, *lines = file.read_text(encoding="utf-8-sig").replace(PUBLISHED, name).splitlines()
    latest = 9 - number % 3
    kept = [
        line
        for place, line in enumerate(lines)
        if int(line.split(",")[2]) <= latest and (place * 7 + number) % 11 >= number % 5
    ]
    return "\n".join([head, *kept]).encode()


if __name__ == "__main__":
    sample = Database(Path(sys.argv[1]))
    start.load_sample(sample)
    load(sample, int(sys.argv[2]))
    sample.close()
