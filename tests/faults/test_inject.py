"""Ten seconds of faults among the everyday tests; ``inject.py`` goes on for as long as it is told."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("inject.py")


@pytest.mark.faults
def test_of_ten_seconds_of_faults_nothing_is_lost_half_or_a_traceback():
    words = [sys.executable, str(SCRIPT), "--seconds", "10", "--seed", "1"]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    counts = {name: int(count) for count, name in (line.split(maxsplit=1) for line in said.stdout.splitlines())}
    assert [counts[name] for name in ("lost", "half", "tracebacks", "breaches")] == [0] * 4, said.stderr
    # How many, and of which kinds, depends on how fast the machine is.
    assert sum(counts.values()) > 0
