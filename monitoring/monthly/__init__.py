"""A month's file: cells → figures, amounts or explanations, and every problem at its cell; the file to fill in."""
