"""The column of a form that says which office answers for an indicator or a task: 责任科室, 牵头处室, 责任单位."""

import re

from monitoring.forms.rows import Draft, Row
from monitoring.forms.wording import as_label, is_nothing, one_line

OFFICE_HEADER = re.compile(
    r"(?:责任|主责|牵头|主办|承办|负责|主管)(?:科室|处室|股室|单位|部门|机构)(?:[及和与、/]?(?:责任|负责|联系)人)?(?:\(.*\))?"
)


def office_of(draft: Draft, row: Row, text: str, column: int | None) -> str | None:
    """The office in the ``text`` of a row, else in the cell above that its ``column`` is merged with, else None."""
    if not text and column is not None:
        text = draft.seen_at(row.number, column)
    text = one_line(text)
    return None if is_nothing(as_label(text)) else text
