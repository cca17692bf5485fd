"""The mosaic: one cell an indicator."""

from markupsafe import Markup

from monitoring.charts.remembered import remembered
from monitoring.screen.html import categories
from monitoring.screen.html.templates import render


@remembered
def mosaic(rows: list[dict], counted: list[dict]) -> Markup:
    """One cell an indicator of ``indicator_progress`` rows, in a block for each row of ``category_counts``.

    A cell shows its sentence on hovering and opens the indicator on a click; a block says its mean completion
    and how many indicators that rests on.
    """
    return render("mosaic", blocks=blocks(rows, counted))


def blocks(rows: list[dict], counted: list[dict]) -> list[dict]:
    """Each row of ``category_counts`` with its mean completion in words, and its ``cells``: its indicators' rows."""
    return [
        {
            **category,
            "completion": categories.mean_completion(category),
            "cells": [row for row in rows if categories.is_in(row, category)],
        }
        for category in counted
    ]
