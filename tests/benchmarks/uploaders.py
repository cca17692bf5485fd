"""Viewers and uploaders at once, five minutes long: ``python tests/benchmarks/uploaders.py [SECONDS]``.

50 look, 5 submit. The uploaders are threads of the server: each checks and commits a file of its own every few
seconds, and withdraws one now and then. In the end everything acknowledged has to be in the database, as it was
stored. Exit code 1 where it is not.
"""

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]

VIEWERS, UPLOADERS, SECONDS, SECONDS_BETWEEN_FILES = 50, 5, 300, 3
ROW = "揭阳市司法局,2023,{month},{code},{value},,,\n"


def upload(number: int, said) -> None:
    """One uploader: a line of ``said`` for each submission that was acknowledged, or for what went wrong."""
    from monitoring.actions import monthly_files
    from monitoring.files import reader
    from monitoring.screen import data

    chance = random.Random(number)
    while not data._open:
        time.sleep(0.2)
    for turn in range(1_000_000):
        time.sleep(chance.uniform(0.5, 1.5) * SECONDS_BETWEEN_FILES)
        rows = [ROW.format(month=chance.randint(1, 12), code="I01", value=turn * UPLOADERS + number)]
        content = ("部门,年度,月份,编号,完成值,分子,分母,说明\n" + "".join(rows)).encode("utf-8-sig")
        try:
            what = monthly_files.preview(data.database(), reader.read(f"{number}-{turn}.csv", content))
            stored = monthly_files.commit(data.database(), what, f"uploader {number}")
            if turn % 5 == 4:
                data.database().withdraw(stored[0], f"uploader {number}")
            print("stored", *stored, file=said, flush=True)
        except Exception as error:
            print("failed", type(error).__name__, error, file=said, flush=True)


def serve(file: str, arguments: list[str]) -> None:
    """The dashboard's server with the uploaders in it."""
    from streamlit.web import cli

    said = open(file, "a", encoding="utf-8")  # noqa: SIM115
    for number in range(UPLOADERS):
        threading.Thread(target=upload, args=(number, said), daemon=True).start()
    sys.argv = ["streamlit", *arguments]
    cli.main()


def main() -> int:
    import viewers
    from serving import Server

    from monitoring.store.database import Database

    class WithUploaders(Server):
        def _start(self, arguments, environment):
            command = [sys.executable, __file__, "--serve", str(self.folder / "said"), *arguments]
            with self.log.open("wb") as log:
                self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    seconds = int(sys.argv[1]) if sys.argv[1:] else SECONDS
    waits: list[float] = []

    async def look(server) -> list:
        until = time.monotonic() + seconds
        each = (viewers.view(server, random.Random(number), waits, until) for number in range(VIEWERS))
        return await asyncio.gather(*each, return_exceptions=True)

    with tempfile.TemporaryDirectory() as folder:
        with WithUploaders(Path(folder)) as server:
            outcomes = asyncio.run(look(server))
        lines = (Path(folder) / "said").read_text(encoding="utf-8").splitlines()
        database = Database(Path(folder) / Server.DATABASE)
        there = {row["submission_id"] for row in database.query("submission_history")}
        differences = database.differences()
        database.close()
    stored = [int(number) for line in lines if line.startswith("stored") for number in line.split()[1:]]
    failed = [line for line in lines if line.startswith("failed")] + [str(one) for one in outcomes if one]
    lost = [number for number in stored if number not in there]
    late = sorted(waits)[int(len(waits) * 0.95)] if waits else 0
    print(f"{len(waits)} clicks, 95 % within {1000 * late:.0f} ms; {len(stored)} submissions, {len(lost)} lost;")
    print(f"{len(differences)} differ from the chain; {len(failed)} errors", *failed[:5], sep=os.linesep)
    return 1 if lost or differences or failed or not stored else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2], sys.argv[3:])
    sys.exit(main())
