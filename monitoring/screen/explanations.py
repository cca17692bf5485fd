"""Explaining deviations: what is wrong with each in a sentence, and the form for one."""

from decimal import Decimal

import streamlit as st

from monitoring.actions import explanations
from monitoring.charts.remembered import remembered
from monitoring.language import deviation_words, formats, indicator_words, money_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces, saving, session
from monitoring.screen.html import detail_heads
from monitoring.screen.run import View
from monitoring.screen.session import Key


def sentences(view: View) -> dict[str, str]:
    """What is to be said of every indicator, task and budget line of the month: code → sentence."""
    money = data.rows("task_execution", **view.key) + data.rows("budget_execution", **view.key)
    return _sentences(data.rows("indicator_progress", **view.key), money)


@remembered
def _sentences(indicators: list[dict], money: list[dict]) -> dict[str, str]:
    said = {row["indicator_code"]: indicator_words.detail_sentences(row) for row in indicators}
    return said | {row["task_code"]: money_words.money_sentence(row) for row in money}


def form(view: View, row: dict, rows: list[dict], sentence: str) -> None:
    """The explanation of one row of ``deviation_explanations``, to be entered or changed.

    What is typed is kept until it is saved, whatever is looked at meanwhile. Once it is saved, the next of ``rows``
    that owes an explanation takes its place.
    """
    place = f"{view.department_code}_{view.year}_{view.month}_{row['item_code']}"
    begun = session.book(Key.BEGUN).setdefault(place, _version(row))
    with st.container(key="explain"):
        pieces.html(detail_heads.deviation(row, sentence))
        source = _draft(view, row, place)
        entered = _fields(source, row["item_kind"] == "money", f"{place}_{max(begun)}_{source is row}")
        who = saving.your_name()
        is_warned = _warned_of_others(row, begun, place)
        clicked = st.button(_("Save the explanation"), type="primary", icon=":material/check:", key="save_explanation")
        if clicked and is_warned:
            _save_as(view, row, entered, _next_owed(row, rows), who, place)


def _version(row: dict) -> tuple[int, int]:
    """The submissions that the explanation and the outlook in force are of; 0 for none."""
    return row["submission_id"] or 0, row["outlook_submission_id"] or 0


def _warned_of_others(row: dict, begun: tuple[int, int], place: str) -> bool:
    """Whether nobody else explained the row since its form was begun, or the visitor saw who did and what."""
    if _version(row) == begun:
        return True
    st.warning(
        _("{who} has meanwhile explained it: {explanation} Saving replaces that.").format(
            who=pieces.plain(row["submitted_by"] or row["outlook_submitted_by"] or ""),
            explanation=pieces.plain(deviation_words.reasons(row)),
        )
    )
    seen = session.book(Key.SEEN).get(place)
    session.book(Key.SEEN)[place] = _version(row)
    return seen == _version(row)


def _save_as(view: View, row: dict, entered: dict, following: str | None, who: str, place: str) -> None:
    if not who:
        st.error(_("Enter your name first."))
    elif not says_something_new(row, entered):
        st.info(_("Nothing changed yet"))
    else:
        saving.attempt(_save, view, row["item_code"], entered, following, who, place)


def _draft(view: View, row: dict, place: str) -> dict:
    """What the form begins with: the row's own explanation, or last month's where that is asked for."""
    before = [] if view.month == 1 else data.rows("deviation_explanations", **view.whole_year, month=view.month - 1)
    known = [each for each in before if each["item_code"] == row["item_code"] and not each["is_owed"]]
    label = _("Begin with last month's explanation")
    if row["is_owed"] and known and st.checkbox(label, key=f"take_over_{place}"):
        return known[0]
    return row


def _fields(source: dict, is_money: bool, key: str) -> dict:
    """The fields of an explanation, filled in as in ``source`` at first → values of ``explanations.EXPLAINED``."""
    kept = {"persist_state": "session"}
    reasons = st.pills(
        _("Reasons"),
        list(vocabulary.REASONS),
        selection_mode="multi",
        default=[name for name in vocabulary.REASONS if source[f"is_{name}_reason"]],
        format_func=lambda name: vocabulary.term(vocabulary.REASONS, name),
        key=f"reasons_{key}",
        **kept,
    )
    text = st.text_area(_("Reason in words"), source["reason_text"] or "", height=90, key=f"text_{key}", **kept)
    measures = st.text_area(_("Measures"), source["measures"] or "", height=90, key=f"measures_{key}", **kept)
    likelihood = st.segmented_control(
        _("Will the target be reached?"),
        list(vocabulary.LIKELIHOODS),
        default=source["likelihood"],
        format_func=lambda name: vocabulary.term(vocabulary.LIKELIHOODS, name),
        key=f"likelihood_{key}",
        **kept,
    )
    expected = source["expected_value"]
    number = st.number_input(
        _("Expected by December (10k yuan)") if is_money else _("Expected by December"),
        min_value=-pieces.LARGEST,
        max_value=pieces.LARGEST,
        value=None if expected is None else float(formats.wan(expected) if is_money else expected),
        format="%g",
        placeholder=formats.NOTHING,
        key=f"expected_{key}",
        **kept,
    )
    return {f"is_{name}_reason": name in (reasons or []) for name in vocabulary.REASONS} | {
        "reason_text": text.strip(),
        "measures": measures.strip(),
        "likelihood": likelihood,
        "expected_value": None if number is None else exact(number, is_money),
        # It is entered with the expected results, and stays.
        "expected_text": source["expected_text"],
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


def _save(view: View, code: str, values: dict, following: str | None, who: str, place: str) -> str:
    number = explanations.save(data.database(), view.department_code, view.year, view.month, {code: values}, who)
    del session.book(Key.BEGUN)[place]
    session.put("item", following or code)
    return _("Saved as submission {number}: {codes}.").format(number=number, codes=code)
