"""Official tables: the figures of each, line by line."""
