"""The kinds of monthly files: what makes a row unique, which table holds it, which figures tell of it."""

KEYS = {
    "actuals": ("department_code", "year", "month", "indicator_code"),
    "spending": ("department_code", "year", "month", "task_code"),
    "budget": ("department_code", "year", "month", "task_code"),
    "explanations": ("department_code", "year", "month", "item_code"),
}


# Kind of monthly file → the table that holds its rows, and the metric that says which of them are in force.
TABLES = {kind: kind for kind in KEYS} | {"budget": "adjusted_budgets"}


# And the metric that has all reports of a kind, whether they count or not.
REPORTS = {
    "actuals": "indicator_reports",
    "spending": "spending_reports",
    "budget": "budget_reports",
    "explanations": "explanation_reports",
}


REPORTED = {kind: f"reported_{kind}" for kind in KEYS} | {"budget": "reported_budgets"}
