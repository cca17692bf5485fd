"""Workbooks as an office has drawn them, filled with figures."""
