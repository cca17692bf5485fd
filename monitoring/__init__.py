"""Budget performance monitoring: from the official target form to figures that leadership reads."""

# The one place that says it: the package's metadata, the command line, /health and the bundles take it from here.
VERSION = "0.1.0"
