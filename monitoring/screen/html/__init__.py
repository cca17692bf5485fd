"""Rows → HTML: what a page shows as text. The HTML stands in ``screen/templates``; nothing here knows Streamlit."""
