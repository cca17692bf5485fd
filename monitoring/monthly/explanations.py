"""Why an indicator, task or budget line deviates, in one row of a file: ticked reasons, words, likelihood."""

from decimal import Decimal

from monitoring.files import cell_values
from monitoring.files.cell_values import Remark, fold, nothing, shown
from monitoring.language import vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.monthly.columns import REASONS, YUAN_PER_UNIT
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
_LIKELIHOOD_OF = {fold(text): name for name, texts in _LIKELIHOODS.items() for text in texts.split()}


def of_explanations(line: Line, item: dict | None) -> dict | None:
    """The row of ``explanations``: five ticks, reason_text, measures, likelihood, expected_value (money in yuan).

    None where nothing is explained. A chosen reason needs its words, and words need a chosen reason.
    """
    line.clear_words_for_nothing("likelihood", "expected")
    ticks = {reason: _tick(line, reason) for reason in REASONS}
    texts = {column: _words(line, column) for column in ("reason_text", "measures")}
    likelihood, expected = _likelihood(line), _expected(line, item)
    if not line.failed:
        _check_reason(line, any(ticks.values()), texts)
    is_blank = not (any(ticks.values()) or any(texts.values()) or likelihood or expected is not None)
    if is_blank and not line.failed:
        return None
    return {
        **{f"is_{reason}_reason": ticked for reason, ticked in ticks.items()},
        **texts,
        "likelihood": likelihood,
        "expected_value": expected,
    }


def _words(line: Line, column: str) -> str:
    """What a person wrote; a stroke or 无 is nothing written."""
    text = line.text(column)
    return "" if len(text) < 8 and nothing(text) else text


def _tick(line: Line, reason: str) -> bool:
    text = line.text(reason)
    ticked = _TICKED.get(fold(text))
    if ticked is not None:
        return ticked
    hint = _("Tick the reason with √ or leave the cell empty; its words belong under “{column}”.").format(
        column=line.heading("reason_text")
    )
    line.add(reason, "error", _("“{value}” is no tick.").format(value=shown(text)), hint)
    return False


def _likelihood(line: Line) -> str | None:
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


def _expected(line: Line, item: dict | None) -> Decimal | None:
    if not line.has("expected"):
        return None
    is_money = item is not None and "task_code" in item
    text = line.text("expected")
    figure = cell_values.amount(text, YUAN_PER_UNIT["万元"]) if is_money else cell_values.figure(text, unit_of(item))
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
