"""Which row of a monthly file is its header, what kind of file that makes it, and what stands in which column."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from monitoring.files.cell_values import fold, shown
from monitoring.files.periods import Period
from monitoring.files.text_files import GUESSED_ENCODINGS
from monitoring.monthly import above, header_problems, place
from monitoring.monthly.columns import COLUMNS, FIGURE_COLUMNS, Kind
from monitoring.monthly.headings import Heading, read_heading
from monitoring.monthly.place import Place
from monitoring.monthly.sheet import Row, Sheet, first_row, missing_essentials, missing_figure

# No title is longer than this, and a large file without headers is told so at once.
_HEADER_SEARCH = 50
# So many rows are looked at where the header alone leaves open what kind of file it is.
_ROWS_THAT_TELL = 200


def find(
    rows: tuple[Row, ...],
    departments: dict[str, str],
    encoding: str,
    known: Callable[[Kind], set[str]],
    page: Place | None = None,
) -> Sheet:
    """The header among ``rows``, one row or two, its columns, and every problem with them.

    The department's column may be missing where ``departments`` (code → name) has just one. ``encoding`` is the
    one in which the file was read: where it was guessed, text in another one may hide the header. ``known`` gives
    the folded codes and names of a kind: they tell the kind of a file that has nothing but months for headings.
    ``page`` says whose figures they are, and of when, where neither a column nor the title does.
    """
    candidates = list(_candidates(rows))
    complete = [sheet for sheet in candidates if not missing_essentials(sheet)]
    if complete:
        first = min(first_row(sheet) for sheet in complete)
        best = _best([sheet for sheet in complete if first_row(sheet) == first])
        sheet = _with_department(_of_known_kind(best, rows, known), rows, departments)
        sheet = place.with_place(above.with_title(sheet, rows), rows, departments, page)
        return header_problems.with_problems(sheet, rows, departments)
    nearest = max(candidates, key=lambda s: len(s.used), default=Sheet("actuals", None))
    problem = header_problems.no_header(nearest, rows[:_HEADER_SEARCH])
    if encoding in GUESSED_ENCODINGS:
        problem = replace(problem, hint=header_problems.hint_for_garbled_text())
    return Sheet(nearest.kind, None, problems=(problem,))


def _candidates(rows: tuple[Row, ...]) -> Iterator[Sheet]:
    for index, row in enumerate(rows[:_HEADER_SEARCH]):
        for kind in COLUMNS:
            yield _sheet(kind, index, row, (row,))
            below = rows[index + 1] if index + 1 < len(rows) else ()
            joined = _joined(kind, row, below)
            # A title above a header that is whole without it stays a title.
            if joined and not _sheet(kind, index + 1, below, (below,)).is_long:
                yield _sheet(kind, index + 1, joined, (row, below))


def _best(sheets: list[Sheet]) -> list[Sheet]:
    """Those with the most columns of known meaning; two rows of headings, where they fit, before the first alone."""
    size = max((len(sheet.header_rows), len(sheet.used)) for sheet in sheets)
    return [sheet for sheet in sheets if (len(sheet.header_rows), len(sheet.used)) == size]


def _of_known_kind(sheets: list[Sheet], rows: tuple[Row, ...], known: Callable[[Kind], set[str]]) -> Sheet:
    if len(sheets) == 1:
        return sheets[0]

    def known_rows(sheet: Sheet) -> int:
        column = sheet.columns.get("code", sheet.columns.get("name"))
        first = sheet.header_index + 1
        texts = (row[column] for row in rows[first : first + _ROWS_THAT_TELL] if column < len(row))
        return sum(fold(text) in known(sheet.kind) for text in texts)

    return max(sheets, key=known_rows)


def _with_department(sheet: Sheet, rows: tuple[Row, ...], departments: dict[str, str]) -> Sheet:
    """The sheet with 单位 as the department where departments stand under it: the word means both."""
    index = sheet.columns.get("unit")
    if index is None or "department" in sheet.columns or fold(sheet.headers[index]) != "单位":
        return sheet
    known = {fold(text) for names in departments.items() for text in names}
    first = sheet.header_index + 1
    if not any(fold(row[index]) in known for row in rows[first : first + _ROWS_THAT_TELL] if index < len(row)):
        return sheet
    columns = {column: at for column, at in sheet.columns.items() if column != "unit"}
    months = tuple(replace(month, columns=month.columns | {"department": index}) for month in sheet.months)
    return replace(sheet, columns=columns | {"department": index}, months=months)


def _joined(kind: Kind, upper: Row, lower: Row) -> Row | None:
    """Two rows of headings as one (1月 over 完成值 分子 分母, 完成值 over 当月 累计 …); None where they are not that.

    A heading above stands for the empty cells to its right too: it was merged over them.
    """
    headers, over, joins = [], "", 0
    for index in range(max(len(upper), len(lower))):
        own = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        over = own or over
        # 支出金额(元) over 1月 is a heading the other way round.
        pairs = (f"{over}{below}", f"{below}{over}") if below and _is_figure(kind, over) else ()
        both = next((text for text in pairs if _is_figure(kind, text)), None)
        if below and not both and not read_heading(kind, shown(below)):
            return None
        if both:
            joins += 1
        elif own and below:
            over = ""
        headers.append(both or below or own)
    return tuple(headers) if joins else None


def _is_figure(kind: Kind, header: str) -> bool:
    found = read_heading(kind, shown(header)) if header else None
    return found is not None and found.column in FIGURE_COLUMNS[kind]


def _sheet(kind: Kind, index: int, headers: Row, header_rows: tuple[Row, ...]) -> Sheet:
    found = {at: read_heading(kind, shown(header)) for at, header in enumerate(headers) if header}
    headings = {at: heading for at, heading in found.items() if heading}
    columns: dict[str, int] = {}
    for at, heading in headings.items():
        if heading.period is None:
            columns.setdefault(heading.column, at)
    whole = Sheet(kind, index, headers, columns, header_rows=header_rows)
    all_periods = _figures_of_periods(headings)
    if not missing_figure(kind, columns) and all(period.is_to_date for period in all_periods):
        return _beside_totals(whole, all_periods)
    of_period = _without_totals_of_months(all_periods)
    if not of_period or whole.is_long:
        return whole
    if len(of_period) == 1 and ("month" in columns or not next(iter(of_period)).last):
        ((period, figures),) = of_period.items()
        return replace(whole, columns=columns | figures, period=period)
    columns = {column: at for column, at in columns.items() if column not in ("month", *FIGURE_COLUMNS[kind])}
    # What is said once in a row is not said again of each of its months.
    shared = {column: at for column, at in columns.items() if column not in ("note", "unit", "target")}
    months = tuple(
        Sheet(kind, index, headers, shared | figures, period=period, totals=_totals(whole, period, all_periods))
        for period, figures in of_period.items()
    )
    return replace(whole, columns=columns, months=months)


def _beside_totals(whole: Sheet, periods: dict[Period, dict[str, int]]) -> Sheet:
    """The sheet of a month's own figures with the running totals beside them, which may say up to which month."""
    up_to = {period.last for period in periods} - {None}
    month = up_to.pop() if len(up_to) == 1 and "month" not in whole.columns else None
    totals = _sheets_of(whole, {period: figures for period, figures in periods.items() if not period.is_unclear})
    return replace(whole, totals=totals, period=Period(month, month) if month else None)


def _sheets_of(whole: Sheet, periods: dict[Period, dict[str, int]]) -> tuple[Sheet, ...]:
    """A sheet for each of the ``periods``, with what a row says once and the figures of the period."""
    shared = {column: at for column, at in whole.columns.items() if column not in FIGURE_COLUMNS[whole.kind]}
    return tuple(
        Sheet(whole.kind, whole.header_index, whole.headers, shared | figures, period=period)
        for period, figures in periods.items()
    )


def _totals(whole: Sheet, month: Period, periods: dict[Period, dict[str, int]]) -> tuple[Sheet, ...]:
    """The running totals beside the figures of a month: up to it, or up to no other where it is the only month."""
    if not month.is_month:
        return ()
    is_only = sum(period.is_month for period in periods) == 1
    up_to_it = {
        period: figures
        for period, figures in periods.items()
        if period.is_to_date and (period.last == month.last or (period.last is None and is_only))
    }
    return _sheets_of(whole, up_to_it)


def _figures_of_periods(headings: dict[int, Heading]) -> dict[Period, dict[str, int]]:
    """Period → column → place, of the figures whose headings name one."""
    found: dict[Period, dict[str, int]] = {}
    for at, heading in headings.items():
        if heading.period is not None:
            found.setdefault(heading.period, {}).setdefault(heading.column, at)
    return found


def _without_totals_of_months(found: dict[Period, dict[str, int]]) -> dict[Period, dict[str, int]]:
    """Of 9月 and 9月累计 the month's own; a running total that does not say up to when is none of several months."""
    months = {period.last for period in found if period.is_month}
    return {
        period: figures
        for period, figures in found.items()
        if period.is_month or not months or (period.last is not None and period.last not in months)
    }
