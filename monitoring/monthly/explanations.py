"""Why an indicator, task or budget line deviates, in one row of a file: ticked reasons, words, likelihood."""

import re
from decimal import Decimal

from monitoring.files import cell_values
from monitoring.files.cell_values import Remark, fold, nothing, shown
from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import REASONS
from monitoring.monthly.figure_checks import is_percentage, refuse_percentage, taken, unit_of
from monitoring.monthly.lines import Line

_WORDS = {
    True: "√ ✓ ✔ ☑ ✅ v x 1 是 有 对 勾 y yes t true ● ■",
    False: "0 否 无 没有 n no f false ☐ □ - — – ― / ——",
}
_TICKED = {fold(text): ticked for ticked, texts in _WORDS.items() for text in texts.split()} | {"": False}
_LIKELIHOODS = {
    "certain": "确定能 确定能完成 能 能完成 确定 certain certainly",
    "possible": "有可能 有可能完成 可能 可能完成 possible possibly",
    "impossible": "完全不可能 完全不可能完成 不可能 不可能完成 不能 不能完成 impossible",
}
_NO_DEVIATION = {"无偏差", "无偏离", "未偏离", "未发生偏差", "不存在偏差", "没有偏差"}
# The likelihood as the official table has it: a column to tick for each.
LIKELIHOOD_TICKS = ("certain", "possible", "impossible")
_NAMES_OF_REASONS = {
    "funding": "经费保障 经费",
    "policy": "制度保障 制度",
    "staffing": "人员保障 人员",
    "facility": "硬件条件保障 硬件保障 硬件",
    "other": "其他 其他原因",
}
_REASON_CALLED = {name: reason for reason, names in _NAMES_OF_REASONS.items() for name in names.split()}
_LIKELIHOOD_OF = {fold(text): name for name, texts in _LIKELIHOODS.items() for text in texts.split()}


def of_explanations(line: Line, item: dict | None) -> dict | None:
    """The row of ``explanations``: five ticks, reason_text, measures, likelihood, expected_value (money in yuan).

    None where nothing is explained. A chosen reason needs its words, and words need a chosen reason. A monitoring
    table may have the reasons in words alone or with nothing but ticks, the likelihood as ticks, and a remark.
    """
    line.clear_words_for_nothing("likelihood", "expected")
    texts = {column: _words(line, column) for column in ("reason_text", "measures")}
    ticks = _reasons(line, texts)
    likelihood, expected = _likelihood(line), _expected(line, item)
    if not line.failed:
        _check_reason(line, any(ticks.values()), texts)
    texts["measures"] = "\n".join(filter(None, (texts["measures"], _words(line, "remark"))))
    is_blank = not (any(ticks.values()) or any(texts.values()) or likelihood or expected is not None)
    if is_blank and not line.failed:
        return None
    return {
        **{f"is_{reason}_reason": ticked for reason, ticked in ticks.items()},
        **texts,
        "likelihood": likelihood,
        "expected_value": expected,
    }


def _reasons(line: Line, texts: dict[str, str]) -> dict[str, bool]:
    """The reasons that are ticked; without columns to tick, those that the words name, here or in a cell of their own.

    Ticks without a column for words are kept with the names of their columns.
    """
    columns = line.sheet.columns
    if not columns.keys() & set(REASONS):
        return _named_reasons(line, texts)
    ticks = {reason: _tick(line, reason) for reason in REASONS}
    if any(ticks.values()) and "reason_text" not in columns:
        texts["reason_text"] = formats.listed(line.heading(reason) for reason, ticked in ticks.items() if ticked)
        line.add(
            next(reason for reason, ticked in ticks.items() if ticked),
            "warning",
            _("The table has no column for the words of a reason; “{value}” alone is kept.").format(
                value=texts["reason_text"]
            ),
            _("Nothing to do, unless there is more to say of it."),
        )
    return ticks


def _named_reasons(line: Line, texts: dict[str, str]) -> dict[str, bool]:
    named = fold(line.text("reasons") or texts["reason_text"])
    parts = re.split("[,;、;/+和及]|[::]", named)
    found = {_REASON_CALLED[part] for part in parts if part in _REASON_CALLED}
    column = "reasons" if line.has("reasons") else "reason_text"
    if named and not found and not nothing(line.text(column)):
        line.add(
            column,
            "warning",
            _("The words name none of the five reasons; they are kept without one."),
            _how_to_name(),
        )
    if line.has("reasons"):
        texts["reason_text"] = texts["reason_text"] or line.text("reasons")
    return {reason: reason in found for reason in REASONS}


def _how_to_name() -> str:
    return _("Write one of these before them, if it applies: {reasons}.").format(
        reasons=formats.listed(names.split()[0] for names in _NAMES_OF_REASONS.values())
    )


def _words(line: Line, column: str) -> str:
    """What a person wrote; a stroke, 无 or 无偏差 is nothing written."""
    text = line.text(column)
    return "" if fold(text) in _NO_DEVIATION or (len(text) < 8 and nothing(text)) else text


def _tick(line: Line, reason: str) -> bool:
    text = line.text(reason)
    ticked = _TICKED.get(fold(text))
    if ticked is not None:
        return ticked
    hint = (
        _("Tick it with √ or leave the cell empty.")
        if reason in LIKELIHOOD_TICKS
        else _("Tick the reason with √ or leave the cell empty; its words belong under “{column}”.").format(
            column=line.heading("reason_text")
        )
    )
    line.add(reason, "error", _("“{value}” is no tick.").format(value=shown(text)), hint)
    return False


def _likelihood(line: Line) -> str | None:
    if line.sheet.columns.keys() & set(LIKELIHOOD_TICKS):
        return _ticked_likelihood(line)
    text = line.text("likelihood")
    if not text:
        return None
    found = _LIKELIHOOD_OF.get(fold(text))
    if found is None:
        choices = [vocabulary.term(vocabulary.LIKELIHOODS, name) for name in vocabulary.LIKELIHOODS]
        problem = _("“{value}” does not say how likely the target is reached.").format(value=shown(text))
        hint = _("Write one of these: {first}, {second}, {third}.").format(
            first=choices[0], second=choices[1], third=choices[2]
        )
        line.add("likelihood", "error", problem, hint)
    return found


def _ticked_likelihood(line: Line) -> str | None:
    ticked = [name for name in LIKELIHOOD_TICKS if _tick(line, name)]
    if len(ticked) > 1:
        named = formats.listed(f"“{line.heading(name)}”" for name in ticked)
        problem = _("The likelihood is ticked more than once: {named}.").format(named=named)
        line.add(ticked[1], "error", problem, _("Leave one tick, the one that is meant."))
    return ticked[0] if ticked else None


def _expected(line: Line, item: dict | None) -> Decimal | None:
    if not line.has("expected"):
        return None
    is_money = item is not None and "task_code" in item
    text = line.text("expected")
    figure = (
        cell_values.amount(text, line.sheet.yuan_per_unit) if is_money else cell_values.figure(text, unit_of(item))
    )
    value = taken(line, "expected", figure)
    if figure.has_percent_sign and item is not None and (is_money or not is_percentage(item)):
        refuse_percentage(line, "expected", _("10,000 yuan (万元)") if is_money else item["unit"] or "")
    return value


def _check_reason(line: Line, is_chosen: bool, texts: dict[str, str]) -> None:
    if is_chosen and not texts["reason_text"]:
        line.add(
            "reason_text",
            "error",
            _("A reason is chosen and not explained."),
            _("Write in a sentence what happened."),
        )
    if not is_chosen and any(texts.values()):
        chosen = next((reason for reason in REASONS if reason in line.sheet.columns), REASONS[0])
        remark = Remark("error", _("No reason is chosen: choose at least one of the five."), _how_to_choose())
        line.take(chosen, remark)


def _how_to_choose() -> str:
    named = [vocabulary.term(vocabulary.REASONS, reason) for reason in REASONS]
    return _("Tick with √ what it was: {funding}, {policy}, {staffing}, {facility} or {other}.").format(
        **dict(zip(REASONS, named, strict=True))
    )
