"""Rows → papers: what an office hands in, takes to a meeting or publishes, made of the figures that the pages show."""
