"""Ends with 0 where the dashboard on this machine is well: ``python healthy.py [PORT]``."""

import json
import sys
import urllib.error
import urllib.request

PORT = 8501


def health(port: int) -> dict:
    """What ``/health`` says, whatever its status; where nothing answers, that."""
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/health", timeout=5) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        return json.load(refused)
    except OSError as error:
        return {"status": "no_answer", "problem": str(error)}


if __name__ == "__main__":
    said = health(int(sys.argv[1]) if len(sys.argv) > 1 else PORT)
    print(said["status"], said.get("problem", ""))
    # A copy that is missing is no reason to end a server that works.
    sys.exit(said["status"] not in ("ok", "no_copy"))
