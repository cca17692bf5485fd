"""Rows → charts: functions of rows to plain dictionaries, as Plotly takes them."""
