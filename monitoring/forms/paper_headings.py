"""The headings of official papers, in one row or up to three: what each column is called, means, and covers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from monitoring.files.cells import column_name
from monitoring.files.periods import Period, period_in
from monitoring.forms.indicator_cells import INDICATOR_HEADER
from monitoring.forms.rows import Row
from monitoring.forms.wording import ANY_MONEY_UNIT, as_label, one_line

# A head of a printed table has at most so many rows.
_ROWS_OF_A_HEAD = 3
# What is longer is a text.
_LONGEST_HEADING = 40
_MONEY = rf"(?:\((?:单位:)?(?:{ANY_MONEY_UNIT}|%)\))?"
_TARGET_COLUMNS = {
    name: INDICATOR_HEADER[name]
    for name in ("level1", "level2", "level3", "explanation", "comparator", "target", "unit")
} | {"former_target": INDICATOR_HEADER["initial"]}
# What a monitoring table says of the months up to its cut, without those months.
_UP_TO_NOW = {
    "actual": re.compile(
        r"(?:截至|绩效|指标|目标|任务|当前|目前|本期|监控期|监控时点|时点)*(?:实际)?(?:执行|完成|实现)(?:情况|值|指标值|程度|进度)"
        r"(?:\(.*\))?|(?:当前|目前)(?:进展|值)"
    ),
    "executed": re.compile(
        rf"(?:预算|资金|实际|已|当前|累计)*(?:执行|支出|支付)(?:数|数额|金额|额){_MONEY}|(?:预算)?(?:执行|支出){_MONEY}"
    ),
    "rate": re.compile(rf"(?:预算|资金|支出)*(?:执行|支出)(?:率|进度)%?{_MONEY}"),
}
_EXPECTED = re.compile(
    rf"(?:全年|年度|年底|年末|到?年终)*预[计测期](?:全年|年底|年末|年度|年终)*(?:可)?(?:完成|执行|实现|支出)"
    rf"(?:数|值|情况|率|程度|金额|指标值)?{_MONEY}|全年预计{_MONEY}"
)
_REASONS = {
    "funding": re.compile(r"经费保障(?:偏差原因|原因)?"),
    "policy": re.compile(r"制度保障(?:偏差原因|原因)?"),
    "staffing": re.compile(r"人员保障(?:偏差原因|原因)?"),
    "facility": re.compile(r"硬件(?:条件)?保障(?:偏差原因|原因)?"),
    "other": re.compile(r"其他(?:保障|原因|偏差原因)?"),
}
_LIKELIHOOD = {
    "certain": re.compile(r"确定能(?:完成)?"),
    "possible": re.compile(r"有?可能(?:完成)?"),
    "impossible": re.compile(r"(?:完全)?不可能(?:完成)?"),
    "likelihood": re.compile(r"(?:完成|实现)(?:年度|全年|绩效)*(?:目标|指标)?的?可能性(?:分析)?(?:\(.*\))?|可能性"),
}
_WORDS = {
    "reason_text": re.compile(
        r"(?:偏差|未完成|偏离)?的?原因(?:分析)?(?:及?说明)?(?:[及和](?:整改|改进|纠偏)?措施)?(?:\(.*\))?|偏差(?:分析|说明|情况)"
    ),
    "measures": re.compile(r"(?:下一步)?(?:拟采取的?)?(?:整改|改进|纠偏|工作)?措施(?:及建议)?(?:\(.*\))?|整改情况"),
    "remark": re.compile(r"备注"),
}
_MONEY_COLUMNS = {
    "initial": re.compile(rf"(?:年初|年度)?预算(?:安排)?(?:数|金额|额)?{_MONEY}|年初安排{_MONEY}"),
    "adjusted": re.compile(rf"(?:(?:年中)?调整后的?(?:全年)?|全年)预算(?:数|金额|额)?{_MONEY}"),
    # How much was added or taken away: the budget after it stands beside it.
    "adjustment": re.compile(rf"(?:年中)?(?:预算)?(?:调整|追加|增减)(?:数|金额|情况)?{_MONEY}"),
}
_TASK = re.compile(r"(?:年度|重点|主要|工作|履职)*任务(?:名称|内容)?|(?:重点|主要)工作(?:名称)?")
# What only the year's end knows: scores, and what the whole year came to.
YEAR_END = {
    "score": re.compile(r"(?:自评|实际|评价)?得分(?:\(.*\))?|自评分值?|自评得分"),
    "year_executed": re.compile(rf"(?:全年|年度|年终|年末)(?:实际)?(?:执行|支出)(?:数|金额)?{_MONEY}"),
    "year_actual": re.compile(r"(?:全年|年度|年终|年末|自评)(?:实际)?完成(?:指标)?(?:值|情况)(?:\(.*\))?"),
}
_UNREAD = {
    "weight": re.compile(r"(?:指标)?(?:权重|分值)(?:\(.*\))?"),
    "number": re.compile("序号|编号"),
    "variance": re.compile(r"偏差(?:率|度|程度)(?:\(.*\))?|偏离[度率]"),
}
# In this order: the first that fits. What has months in it is looked at before.
_MEANINGS = (
    YEAR_END
    | {"expected": _EXPECTED}
    | _TARGET_COLUMNS
    | _REASONS
    | _LIKELIHOOD
    | _UNREAD
    | _WORDS
    | _MONEY_COLUMNS
    | {"task": _TASK}
    | _UP_TO_NOW
)
# Names of blocks and of groups of columns, which mean nothing alone.
_GROUP = re.compile(
    rf"(?:年度|项目|部门|整体|支出|预算|单位)*(?:绩效)?(?:指标|目标|资金|任务|收支)(?:完成|执行|情况|监控|构成)*{_MONEY}"
    rf"|偏差原因(?:分析)?|预算(?:资金)?(?:执行)?(?:情况)?{_MONEY}|资金(?:来源|类型|性质|情况|名称){_MONEY}|项目|名称"
)
# 1-月 and 1-X月: a template in which nobody wrote the month.
_MONTH_LEFT_BLANK = re.compile(r"(?:20[0-9x]{2}年?)?1月?[-\u2010-\u2015~\uff5e一至到]+(?:[xn*×?]+|\(\))?月份?")


@dataclass(frozen=True)
class Column:
    """A column of a paper: its lowest heading as printed, its meaning, the months that the headings say it covers."""

    index: int
    row: int
    heading: str
    meaning: str
    period: Period | None = None
    # Where the form leaves the month to be filled in (1-  月), and nobody did.
    is_left_blank: bool = False

    @property
    def cell(self) -> str:
        """The spreadsheet name of its heading."""
        return f"{column_name(self.index)}{self.row}"

    @property
    def is_up_to_now(self) -> bool:
        """Whether it has what a monitoring table says: figures up to a month, or of a month left blank."""
        return self.meaning in _UP_TO_NOW

    @property
    def is_outlook(self) -> bool:
        """Whether it has what is expected of the rest of the year."""
        return self.meaning == "expected" or self.meaning in _LIKELIHOOD


@dataclass(frozen=True)
class Head:
    """The headings of one table on a paper: its rows (numbers from 1), and its columns from left to right."""

    rows: tuple[int, ...]
    columns: tuple[Column, ...]

    def of(self, meaning: str) -> tuple[Column, ...]:
        """The columns with this meaning."""
        return tuple(column for column in self.columns if column.meaning == meaning)

    @property
    def meanings(self) -> set[str]:
        """What its columns mean."""
        return {column.meaning for column in self.columns}

    @property
    def block(self) -> str:
        """Which part of a paper stands below: ``indicators``, ``tasks``, ``money``; nothing where it is none."""
        found = self.meanings
        if found & {"level3"} or {"level1", "level2"} <= found:
            return "indicators"
        if "task" in found and found & {"initial", "adjusted", "executed", "actual", "year_executed"}:
            return "tasks"
        is_money = found & {"initial", "adjusted"} and found & {"executed", "expected", "year_executed", "rate"}
        return "money" if is_money else ""


def head_at(rows: list[Row], place: int) -> Head | None:
    """The head that begins with ``rows[place]``; None where no head of a part of a paper begins there."""
    if not _is_heading_row(rows[place], 2):
        return None
    taken = [rows[place]]
    for row in rows[place + 1 : place + _ROWS_OF_A_HEAD]:
        if not _is_heading_row(row, 1):
            break
        taken.append(row)
    for count in range(len(taken), 0, -1):
        head = Head(tuple(row.number for row in taken[:count]), tuple(_columns(taken[:count])))
        if head.block:
            return head
    return None


def heads(rows: list[Row]) -> Iterator[Head]:
    """All heads of a paper, from above."""
    place = 0
    while place < len(rows):
        head = head_at(rows, place) if rows[place].filled else None
        if head is not None:
            yield head
        place += len(head.rows) if head else 1


def _is_heading_row(row: Row, at_least: int) -> bool:
    """Whether most cells of a row are headings, and at least so many."""
    labels = {row.labels[index] for index in row.filled}
    if len(labels) < at_least:
        return False
    known = sum(map(_is_heading, labels))
    return known >= at_least and 2 * known > len(labels)


@lru_cache(maxsize=1 << 14)
def _is_heading(label: str) -> bool:
    """Whether a label is a heading, the name of a group of them, or nothing but months that stand over some."""
    if len(label) > _LONGEST_HEADING:
        return False
    if _meaning(label) or _GROUP.fullmatch(label):
        return True
    period, rest = period_in(label)
    return period is not None and period.is_span and not rest


def _columns(rows: list[Row]) -> Iterator[Column]:
    """Every column with a heading: the cells over it, of which one that was merged stands over several."""
    width = max(len(row.texts) for row in rows)
    over = [""] * len(rows)
    for index in range(width):
        own = [one_line(row.text(index)) for row in rows]
        if not any(own):
            continue
        lowest = max(level for level, text in enumerate(own) if text)
        for level, text in enumerate(own):
            if text:
                # A new heading above ends what stood over the columns to its left.
                over[level:] = [text, *[""] * (len(over) - level - 1)]
        path = [*dict.fromkeys(filter(None, (*over[:lowest], own[lowest])))]
        is_left_blank = any(_MONTH_LEFT_BLANK.search(as_label(text)) for text in path)
        yield Column(index, rows[lowest].number, own[lowest], *_meaning_of_path(path), is_left_blank)


def _meaning_of_path(path: list[str]) -> tuple[str, Period | None]:
    for text in ("".join(path), path[-1], *path[-2:-1]):
        if (found := _meaning(text)) is not None:
            meaning, period = found
            return meaning, period or _period_above(path)
    return "", None


def _period_above(path: list[str]) -> Period | None:
    found = [period for text in path for period, _rest in [period_in(text)] if period is not None]
    return found[0] if len(found) == 1 and found[0].last != 12 else None


@lru_cache(maxsize=1 << 12)
def _meaning(text: str) -> tuple[str, Period | None] | None:
    """What a heading means, and the months in it; None where it is no heading that is known."""
    label = as_label(one_line(text))
    for meaning, words in _MEANINGS.items():
        if meaning not in _UP_TO_NOW and words.fullmatch(label):
            return meaning, None
    period, rest = period_in(label)
    # The whole year is what a self-evaluation has.
    if period is not None and period.last == 12 and period.first == 1:
        return _of_the_year(rest)
    rest = _MONTH_LEFT_BLANK.sub("", rest)
    found = next((meaning for meaning, words in _UP_TO_NOW.items() if words.fullmatch(rest)), None)
    if found is None and period is not None:
        # 截至7月底预算数 is a budget whatever the months.
        found = next((meaning for meaning in _MONEY_COLUMNS if _MONEY_COLUMNS[meaning].fullmatch(rest)), None)
        return (found, None) if found else None
    return (found, period) if found else None


def _of_the_year(rest: str) -> tuple[str, None] | None:
    if _UP_TO_NOW["actual"].fullmatch(rest):
        return "year_actual", None
    return ("year_executed", None) if _UP_TO_NOW["executed"].fullmatch(rest) else None
