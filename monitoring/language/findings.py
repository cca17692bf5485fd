"""What the checks find, as sentences: the evidence of each check, and what to do about it.

A check in ``queries/checks`` returns the parts of its evidence as one text: ``name=value``, separated by the character
31. The sentence stands here, with the names in braces. Of a check's several sentences the first is said whose parts
are all there.
"""

from collections import defaultdict
from functools import cache
from string import Formatter
from typing import NamedTuple

from monitoring.language.catalogue import N_, current, in_language
from monitoring.language.formats import NOTHING

PARTS = "evidence_parts"
SEPARATOR = chr(31)


class Sentences(NamedTuple):
    """The evidence, with names of parts or of other columns in braces, and the suggestion."""

    evidence: str
    suggestion: str


# Rows are the same whoever asks for them, so they have the sentences in all languages.
SUFFIXES = {"": "zh", "_en": "en"}
COLUMNS = {f"{text}{suffix}": (text, language) for text in Sentences._fields for suffix, language in SUFFIXES.items()}

CHECK_POINT = N_("Check the unit and the decimal point.")
CHECK_SIGN = N_("If it corrects an earlier month or is a refund, say so in the note; otherwise check the sign.")
CHECK_MONEY = N_("Check the unit: yuan or 10k yuan.")

CHECK_SCORE = N_("Compare the score with the figures of December and with the rule by which it was given.")

EXPLAIN = N_("Explain it on the page “Deviations”: tick a cause and say in words what happened.")
SHORTEN = N_("Shorten it where it was entered.")
LOOK_AT_BOTH = N_("Look at both on the page “Deviations → Expected by December”, and correct one.")

CHECKS = {
    "budget_balance": [
        Sentences(
            N_("Basic and project expenditure: {expenditure_wan} × 10k yuan; income: {income_wan} × 10k yuan."),
            N_("Compare the form with the approved budget."),
        ),
        Sentences(
            N_("Basic and project expenditure: {both_wan} × 10k yuan; income: {both_wan} × 10k yuan."),
            N_("It holds; nothing to do."),
        ),
    ],
    "cause_incomplete": [
        Sentences(
            N_("A cause is ticked ({ticked}), and nothing is said of it in words."),
            EXPLAIN,
        ),
        Sentences(N_("“{words}” is said of it, and no cause is ticked."), EXPLAIN),
    ],
    "cause_missing": [
        Sentences(
            N_("It is at {over_percent} % of its target or more, and nobody has explained why."),
            EXPLAIN,
        ),
        Sentences(N_("It misses what is due, and no cause is given."), EXPLAIN),
    ],
    "count_among_qualities": [
        Sentences(
            N_("This one among “{level2}” is a count ({unit})."),
            N_("A count belongs among the quantity indicators; a quality says how good."),
        )
    ],
    "executed_above_budget": [
        Sentences(
            N_("{executed_value} × 10k yuan are spent up to month {month}, more than the budget of {budget_value}."),
            N_("Check the unit and the task it was booked on; if the budget was raised, submit the adjusted budget."),
        )
    ],
    "figure_far_from_target": [
        Sentences(
            N_(
                "Month {month} has {reported_value}{unit} against a target of {comparator}{target_value}{unit} for "
                "the year."
            ),
            CHECK_POINT,
        )
    ],
    "figure_far_from_usual": [
        Sentences(
            N_("Month {month} has {high_value}{unit}, the median of the other months is {usual_value}{unit}."),
            CHECK_POINT,
        ),
        Sentences(
            N_("Month {month} has {low_value}{unit}, the median of the other months is {usual_value}{unit}."),
            CHECK_POINT,
        ),
    ],
    "indicator_name_used_twice": [
        Sentences(
            N_("{name_count} indicators are called “{subject_name}”; only the explanation tells them apart."),
            N_("Give them names that differ, for example by adding what is counted."),
        )
    ],
    "jilin_problem_missing": [
        Sentences(
            N_("Executed up to month {month}: {nothing_spent}. Lacking: {lacking}."),
            N_("Say the problem under “Targets → Texts”, cause and measure on the page “Deviations”."),
        ),
        Sentences(
            N_(
                "{actual_value}{unit} up to month {month} is more than 30 % off the {expected_value}{unit} that are "
                "due. Lacking: {lacking}."
            ),
            N_("Say the problem under “Targets → Texts”, cause and measure on the page “Deviations”."),
        ),
    ],
    "low_execution_unexplained": [
        Sentences(
            N_(
                "{executed_value} of {budget_value} × 10k yuan are spent, {execution_value}%: below 90 % a cause is "
                "asked for, and none is given."
            ),
            EXPLAIN,
        )
    ],
    "money_matches_count_and_price": [
        Sentences(
            N_("{count} × {price} yuan is exactly the planned money."),
            N_("It holds; nothing to do."),
        ),
        Sentences(
            N_("The planned money ÷ {price} yuan is exactly {quotient}."),
            N_("Compare it with the real number."),
        ),
    ],
    "monthly_figures_run_on": [
        Sentences(
            N_(
                "The months only grow, from {opening_value} to {latest_value}{unit} in month {month}; added up they "
                "make {total_value}{unit}."
            ),
            N_("Are these running totals? The months are added up here: report each month's own figure."),
        )
    ],
    "negative_figure": [
        Sentences(N_("Month {month} has {reported_value}{unit}, below zero."), CHECK_SIGN),
        Sentences(N_("Month {month} has {spent_amount} yuan, below zero."), CHECK_SIGN),
    ],
    "no_weights": [
        Sentences(
            N_("Of {indicator_count} indicators {missing_count} have no weight."),
            N_("The self-evaluation can only split each part equally; add weights."),
        )
    ],
    "numerator_above_denominator": [
        Sentences(
            N_("In month {month} the numerator {numerator_value} is above the denominator {denominator_value}."),
            N_("Check whether the two are swapped, or count different things."),
        )
    ],
    "one_for_everywhere": [
        Sentences(
            N_(
                "The explanation says “{explanation}”, the target is only {comparator} {target_text} {unit}: one "
                "place is enough to meet it."
            ),
            N_("Make it a coverage rate, or set the total number as the target."),
        )
    ],
    "outlook_contradicts_target": [
        Sentences(
            N_(
                "“{certain}” is said, but the {expected_value}{unit} that are expected miss the target "
                "{comparator}{target_text}{unit}."
            ),
            LOOK_AT_BOTH,
        ),
        Sentences(
            N_(
                "“{impossible}” is said, but the {expected_value}{unit} that are expected reach the target "
                "{comparator}{target_text}{unit}."
            ),
            LOOK_AT_BOTH,
        ),
    ],
    "outlook_not_borne_out": [
        Sentences(
            N_("The monitoring table of month {said_month} said “{certain}”; with {actual_value}{unit} it is missed."),
            N_("Say in the cause what changed since the monitoring table."),
        ),
        Sentences(
            N_(
                "The monitoring table of month {said_month} said “{impossible}”; with {actual_value}{unit} it is "
                "reached."
            ),
            N_("Check the figure; if it is right, say in the paper what changed since the monitoring table."),
        ),
        Sentences(
            N_(
                "The monitoring table of month {said_month} expected {expected_value}{unit}; it came to "
                "{actual_value}{unit}, more than a tenth off."
            ),
            N_("Compare the two; be ready to say what changed since the monitoring table."),
        ),
    ],
    "outlook_without_value": [
        Sentences(
            N_("“{likelihood_said}” is said, and not what is expected instead."),
            N_("Enter it on the page “Deviations → Expected by December”."),
        )
    ],
    "period_differs_from_unit": [
        Sentences(
            N_("The explanation counts by {explained_period}, the unit is {unit}; they differ."),
            N_("Use one period in both, or nobody can say when the target is met."),
        )
    ],
    "plan_below_target": [
        Sentences(
            N_("The monthly plan adds up to {planned}, less than the target {target_text} {unit}."),
            N_("Change the plan so that the year reaches the target."),
        )
    ],
    "points_sum_differs": [
        Sentences(
            N_(
                "The self-evaluation gives {printed_points_value} points; the points it adds up make "
                "{summed_points_value}."
            ),
            N_("Compare the points with the paper; one may be misprinted or not read."),
        )
    ],
    "rate_above_hundred": [
        Sentences(
            N_("Month {month} says {reported_value} %, more than 100 %."),
            N_("Check the figure; counts belong in the columns for numerator and denominator."),
        )
    ],
    "rate_among_quantities": [
        Sentences(
            N_("This one among “{level2}” is a rate ({unit})."),
            N_("A rate belongs among the quality indicators; a quantity says how many."),
        )
    ],
    "rate_without_parts": [
        Sentences(
            N_("Month {month} gave only a rate; other months gave numerator and denominator, so it does not count."),
            N_("Give numerator and denominator of that month."),
        )
    ],
    "running_total_falls": [
        Sentences(
            N_("Month {previous_month} says {previous_value}{unit}, month {month} only {fallen_value}{unit}."),
            N_(
                "Is it a running total? Then it cannot fall; if the month's own figure was meant, change how it is "
                "counted."
            ),
        )
    ],
    "score_differs_from_ours": [
        Sentences(
            N_(
                "The self-evaluation scores it {printed_score_value}; {printed_points_value} points × completion rate "
                "{completion_value}% make {own_score_value}."
            ),
            CHECK_SCORE,
        ),
        Sentences(
            N_(
                "The self-evaluation scores it {printed_score_value}; {printed_points_value} points × execution rate "
                "{execution_value}%, at most 100%, make {own_score_value}."
            ),
            CHECK_SCORE,
        ),
    ],
    "score_outside_band": [
        Sentences(
            N_(
                "The self-evaluation scores it {printed_score_value}; with a grade of {grade_value}% it is between "
                "{lowest_value} and {highest_value}."
            ),
            CHECK_SCORE,
        )
    ],
    "score_sum_differs": [
        Sentences(
            N_(
                "The self-evaluation has a score of {printed_score_value}; the scores it adds up make "
                "{summed_score_value}."
            ),
            N_("Compare the scores with the paper; one may be misprinted or not read."),
        )
    ],
    "sichuan_text_too_long": [
        Sentences(N_("{character_count} characters; this place takes at most {most_count}."), SHORTEN)
    ],
    "sources_differ": [
        Sentences(
            N_("The sources add up to {planned_sources_value} × 10k yuan, its budget is {planned_value}."),
            N_("Correct the sources on the page “Budget”."),
        ),
        Sentences(
            N_(
                "By source {executed_sources_value} × 10k yuan are spent up to month {month}, reported are "
                "{executed_value}."
            ),
            N_("Correct the sources on the page “Budget”, or the spending that was reported."),
        ),
    ],
    "spending_above_budget": [
        Sentences(
            N_("Up to month {month} {executed_wan} × 10k yuan is spent of a budget of {budget_wan} × 10k yuan."),
            N_("Check the unit and the task it was booked on; if the budget was raised, submit the adjusted budget."),
        )
    ],
    "spending_far_from_usual": [
        Sentences(
            N_("Month {month} has {high_yuan} yuan, the median of the other months is {usual_yuan} yuan."),
            CHECK_MONEY,
        ),
        Sentences(
            N_("Month {month} has {low_yuan} yuan, the median of the other months is {usual_yuan} yuan."),
            CHECK_MONEY,
        ),
    ],
    "task_money_above_project_budget": [
        Sentences(
            N_("Tasks plan {task_wan} × 10k yuan: {times} times the project expenditure, {project_wan} × 10k yuan."),
            N_(
                "Each has its own denominator and one is never divided by the other; check where the tasks' money "
                "comes from."
            ),
        )
    ],
    "task_numbers_missing": [
        Sentences(
            N_("After number {number} comes {next_number}: {missing_count} missing."),
            N_("Check whether a task was left out; the numbers stay as they are."),
        )
    ],
    "task_promises_more_than_target": [
        Sentences(
            N_("The task promises “{promise}”, indicator {indicator_code} asks only {comparator}{target_text}{unit}."),
            N_("Make the task and the target agree."),
        )
    ],
    "task_without_indicator": [
        Sentences(
            N_("No indicator is linked to it, so its money cannot be held against results."),
            N_("Link the indicators that show its results; if there are none, add one."),
        )
    ],
    "text_too_long": [Sentences(N_("{character_count} characters; papers take at most 2,000."), SHORTEN)],
    "value_missing": [
        Sentences(
            N_("{money}: nothing is reported of it up to month {month}."),
            N_("Report it on the page “Submit”; if nothing was spent, report 0."),
        ),
        Sentences(
            N_("{indicator}: nothing is reported of it up to month {month}, though it is due."),
            N_("Report it on the page “Submit”."),
        ),
    ],
    "weights_are_no_points": [
        Sentences(
            N_("The weights of all indicators add up to {total_value}, which is no score out of 100."),
            N_("They only say how each part is divided; correct them to the points of the form."),
        )
    ],
}


def evidence(finding: dict) -> str:
    """What a row of ``target_findings`` or ``actual_findings`` found and what to do, in the language in use."""
    space = "" if current() == "zh" else " "
    return f"{sentence(finding, 'evidence')}{space}{sentence(finding, 'suggestion')}"


def sentence(finding: dict, text: str) -> str:
    """The ``evidence`` or the ``suggestion`` of a row, in the language in use."""
    name = next(name for name, of in COLUMNS.items() if of == (text, current()))
    return finding[name]


def columns(names: list[str]) -> list[str]:
    """The columns of ``in_words`` for rows with these: the sentences stand in place of their parts."""
    return [name for name in names if name != PARTS] + list(COLUMNS) if PARTS in names else names


def in_words(rows: list[dict]) -> list[dict]:
    """Rows of checks with their sentences in both languages in place of the parts; other rows as they are."""
    return [_in_words(row) for row in rows] if rows and PARTS in rows[0] else rows


def _in_words(row: dict) -> dict:
    parts = row | _parts(row[PARTS])
    said = _said(CHECKS[row["check_name"]], parts)
    # A part that is null, the quotient of nothing for one, is none of the parts.
    known = defaultdict(lambda: NOTHING, parts)
    sentences = {
        name: in_language(language, getattr(said, text)).format_map(known)
        for name, (text, language) in COLUMNS.items()
    }
    return {name: value for name, value in row.items() if name != PARTS} | sentences


def _parts(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(SEPARATOR))
    return {name: _written(name, value) for name, _equals, value in pairs}


def _written(name: str, value: str) -> str:
    """A number in its own unit without the zeros that its column in the database adds; all else as it is."""
    if name.endswith(("_value", "_amount")) and "." in value:
        return value.rstrip("0").rstrip(".")
    return value


def _said(sentences: list[Sentences], parts: dict) -> Sentences:
    return next((each for each in sentences if _names(each.evidence) <= parts.keys()), sentences[0])


@cache
def _names(text: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _text, name, *_rest in Formatter().parse(text) if name)
