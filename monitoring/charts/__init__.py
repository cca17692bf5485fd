"""Rows → charts, as plain dictionaries for Plotly. The only package that knows Plotly."""
