"""Budget performance monitoring: from the official target form to figures that leadership reads."""
