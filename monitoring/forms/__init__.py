"""The official form: cells → head, budget, tasks, indicators, goal and evaluation, and what was not understood."""
