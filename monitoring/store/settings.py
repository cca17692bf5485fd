"""Thresholds and choices: what each may be, and putting another value in force."""

import re
from decimal import Decimal, InvalidOperation

from monitoring.language.catalogue import gettext as _
from monitoring.language.formats import listed
from monitoring.language.rule_words import CHOICES, SETTINGS
from monitoring.problems import MonitoringError
from monitoring.store.database import Database

POINTS = ("execution_points", "output_points", "benefit_points", "satisfaction_points")
# Pairs of which the first may not be above the second, or a status or grade could never come about.
ASCENDING = (
    ("slow_rate", "on_track_rate"),
    ("qualitative_partly_rate", "qualitative_met_rate"),
    ("pass_score", "good_score"),
    ("good_score", "excellent_score"),
)


def change(database: Database, wanted: dict[str, str], changed_by: str) -> None:
    """Put the settings in ``wanted`` (name → text) in force, together, as dated entries.

    Raises ``MonitoringError`` with the first reason why not; then nothing is changed.
    """
    in_force = database.query("settings_in_force")[0]
    values = {name: _checked(name, text) for name, text in wanted.items()}
    _check_together({**in_force, **values})
    changed = {name: value for name, value in values.items() if value != in_force[name]}
    if not changed:
        raise MonitoringError(_("These values are in force already; nothing was changed."))
    database.enter_settings({name: str(value) for name, value in changed.items()}, changed_by)


def _checked(name: str, text: str) -> Decimal | str:
    if name not in SETTINGS:
        raise MonitoringError(_("There is no setting “{name}”.").format(name=name))
    if choices := CHOICES.get(name):
        if text not in choices:
            raise MonitoringError(_("“{value}” is not one of {choices}.").format(value=text, choices=listed(choices)))
        return text
    return _number(name, text)


def _number(name: str, text: str) -> Decimal:
    if name in ("report_deadline_day", "correction_days"):
        return _days(text)
    if name == "kept_files_mb":
        return _megabytes(text)
    is_rate = name.endswith(("_rate", "_gap"))
    highest, places = (Decimal(9), 3) if is_rate else (Decimal(100), 2)
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise MonitoringError(_("“{value}” is not a number.").format(value=text)) from None
    if not value.is_finite() or not 0 <= value <= highest or value != round(value, places):
        raise MonitoringError(
            _("{setting}: {value} is not a number from 0 to {highest} with at most {places} decimals.").format(
                setting=_(SETTINGS[name]), value=text, highest=highest, places=places
            )
        )
    return value


def _days(text: str) -> Decimal:
    # The last day that every month has; as many working days are more than a month.
    if text.strip() not in {str(day) for day in range(1, 29)}:
        raise MonitoringError(_("“{value}” is not a day from 1 to 28.").format(value=text))
    return Decimal(text.strip())


def _megabytes(text: str) -> Decimal:
    # The form shows it with grouped thousands.
    digits = text.strip().replace(",", "")
    if not re.fullmatch(r"[0-9]{1,6}", digits, re.ASCII):
        raise MonitoringError(_("“{value}” is not a whole number of megabytes.").format(value=text))
    return Decimal(digits)


def _check_together(values: dict) -> None:
    for lower, upper in ASCENDING:
        if values[lower] > values[upper]:
            raise MonitoringError(
                _("“{lower}” ({low}) may not be above “{upper}” ({high}).").format(
                    lower=_(SETTINGS[lower]), low=values[lower], upper=_(SETTINGS[upper]), high=values[upper]
                )
            )
    total = sum(values[name] for name in POINTS)
    if total != 100:
        raise MonitoringError(_("The points of the trial score add up to {total}, not to 100.").format(total=total))
