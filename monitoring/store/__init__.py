"""What is stored and what is computed of it: the one DuckDB file, the SQL files as things to run, the settings."""
