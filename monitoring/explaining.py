"""The Streamlit pieces of explaining deviations: what is wrong with each in a sentence, and the form for one."""

from decimal import Decimal

import streamlit as st

from monitoring import explanations, formats, markup, submitting, ui, words
from monitoring.language import gettext as _
from monitoring.remembered import remembered


def sentences(view: ui.View) -> dict[str, str]:
    """What is to be said of every indicator, task and budget line of the month: code → sentence."""
    money = ui.rows("task_execution", **view.key) + ui.rows("budget_execution", **view.key)
    return _sentences(ui.rows("indicator_progress", **view.key), money)


@remembered
def _sentences(indicators: list[dict], money: list[dict]) -> dict[str, str]:
    said = {row["indicator_code"]: words.indicator_sentences(row) for row in indicators}
    return said | {row["task_code"]: words.money_sentence(row) for row in money}


def form(view: ui.View, row: dict, rows: list[dict], sentence: str) -> None:
    """The explanation of one row of ``deviation_explanations``, to be entered or changed.

    Once it is saved, the next of ``rows`` that owes one takes its place.
    """
    with st.container(key="explain"):
        ui.html(markup.deviation(row, sentence))
        source = _draft(view, row)
        # A new key for each draft: a field that was typed into keeps its text while it has the same one.
        with st.form(f"explanation_{row['item_code']}_{view.month}_{source is row}_{ui.turn()}", border=False):
            entered = _fields(source, row["item_kind"] == "money")
            who = submitting.your_name()
            clicked = st.form_submit_button(_("Save the explanation"), type="primary", icon=":material/check:")
    if clicked and not who:
        st.error(_("Enter your name first."))
    elif clicked and not says_something_new(row, entered):
        st.info(_("Nothing changed yet"))
    elif clicked:
        submitting.attempt(_save, view, row["item_code"], entered, _next_owed(row, rows), who)


def _draft(view: ui.View, row: dict) -> dict:
    """What the form begins with: the row's own explanation, or last month's where that is asked for."""
    before = [] if view.month == 1 else ui.rows("deviation_explanations", **view.whole_year, month=view.month - 1)
    known = [each for each in before if each["item_code"] == row["item_code"] and not each["is_owed"]]
    label = _("Begin with last month's explanation")
    if row["is_owed"] and known and st.checkbox(label, key=f"take_over_{row['item_code']}_{view.month}"):
        return known[0]
    return row


def _fields(source: dict, is_money: bool) -> dict:
    """The fields of an explanation, filled in as in ``source`` → values of ``explanations.EXPLAINED``."""
    reasons = st.pills(
        _("Reasons"),
        list(words.REASONS),
        selection_mode="multi",
        default=[name for name in words.REASONS if source[f"is_{name}_reason"]],
        format_func=lambda name: words.term(words.REASONS, name),
    )
    text = st.text_area(_("Reason in words"), source["reason_text"] or "", max_chars=2000, height=90)
    measures = st.text_area(_("Measures"), source["measures"] or "", max_chars=2000, height=90)
    likelihood = st.segmented_control(
        _("Will the target be reached?"),
        list(words.LIKELIHOODS),
        default=source["likelihood"],
        format_func=lambda name: words.term(words.LIKELIHOODS, name),
    )
    expected = source["expected_value"]
    shown = None if expected is None else float(formats.wan(expected) if is_money else expected)
    label = _("Expected by December (10k yuan)") if is_money else _("Expected by December")
    number = st.number_input(label, value=shown, format="%g", placeholder=formats.NOTHING)
    return {f"is_{name}_reason": name in (reasons or []) for name in words.REASONS} | {
        "reason_text": text.strip(),
        "measures": measures.strip(),
        "likelihood": likelihood,
        "expected_value": None if number is None else exact(number, is_money),
    }


def says_something_new(row: dict, entered: dict) -> bool:
    """Whether ``entered`` differs from the explanation in force; a field that is empty is like one never filled in."""
    return any(_said(entered[name]) != _said(row[name]) for name in explanations.EXPLAINED)


def _said(value):
    return None if value is False or value == "" else value


def exact(number: float, is_money: bool) -> Decimal:
    """A number as it was typed, exact; money, typed in 10,000 yuan, in yuan."""
    value = Decimal(str(number))
    return (value * formats.WAN if is_money else value).quantize(Decimal("0.0001"))


def _next_owed(row: dict, rows: list[dict]) -> str | None:
    """The code after ``row`` that owes an explanation, from the top again where none follows."""
    place = rows.index(row)
    later = rows[place + 1 :] + rows[:place]
    return next((each["item_code"] for each in later if each["is_owed"]), None)


def _save(view: ui.View, code: str, values: dict, following: str | None, who: str) -> str:
    number = explanations.save(ui.database(), view.department_code, view.year, view.month, {code: values}, who)
    st.session_state["item"] = following or code
    return _("Saved as submission {number}: {codes}.").format(number=number, codes=code)
