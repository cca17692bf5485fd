"""What papers say of themselves: whose they are, what their headings follow, and the names of their files."""

import re

from monitoring.language.catalogue import gettext as _
from monitoring.papers.paper import Missing, Occasion
from monitoring.problems import UnknownName

# What a file may not be called on Windows, and what would lead out of a folder.
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_PART = 60


def department(database, occasion: Occasion) -> dict:
    """The row of ``departments`` whose paper it is. Raises ``UnknownName`` where it has no form of the year."""
    rows = database.query("departments", **occasion.whole_year)
    if not rows:
        said = _("There is no target form of {code} for {year}.")
        raise UnknownName(said.format(code=occasion.department_code, year=occasion.year))
    return rows[0]


def owner_figures(owner: dict) -> dict[str, str]:
    """Whose paper it is and to whom that department belongs, from a row of ``departments``."""
    name = owner["department_name"]
    return {"department_name": name, "supervising_department": owner["supervising_department"] or name}


def illustrative(owner: dict) -> list[Missing]:
    """That figures of the year are invented examples: no paper with them may be handed in."""
    if not owner["has_illustrative"]:
        return []
    said = _("Figures of this year are invented examples; the real ones are to be submitted in their place.")
    return [Missing(said, "submit", {"submit_tab": "history"})]


def follow(occasion: Occasion) -> dict[str, str]:
    """What the headings in the workbook of a layout follow, by the names in their braces."""
    return {
        "year": str(occasion.year),
        "month": str(occasion.month),
        "unit": "元" if occasion.is_in_yuan else "万元",
        "round": str(occasion.round_number),
    }


def document_values(owner: dict, occasion: Occasion) -> dict[str, object]:
    """What a document says of itself, by the names that its layout has for it."""
    return {
        "department_name": owner["department_name"],
        "year": occasion.year,
        "month": occasion.month,
        "round": occasion.round_number,
        "unit": follow(occasion)["unit"],
        "data_version": owner["data_version"],
    }


def file_name(owner: dict, occasion: Occasion, title: str, task: dict | None = None, suffix: str = ".xlsx") -> str:
    """``揭阳市司法局_2023_07_监控表_K1_普法.xlsx``: whose, of when, what, and of which project."""
    parts = [owner["department_name"], f"{occasion.year}_{occasion.month:02d}", title]
    if occasion.round_number > 1:
        parts.append(f"第{occasion.round_number}次")
    if task is not None:
        parts += [task["task_code"], task["task_name"]]
    return "_".join(_NOT_IN_A_NAME.sub(" ", part).strip(" .")[:_LONGEST_PART] for part in parts) + suffix
