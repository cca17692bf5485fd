"""Official reports: a module for each of their parts."""
