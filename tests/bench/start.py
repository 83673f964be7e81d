"""How long a cold start takes, and what a server holds that nobody has asked for anything yet."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.process import ServerProcess

ROUNDS = 5
IMPORT = [sys.executable, "-c", "import fastapi, sqlmodel"]


def report_start(data: Path) -> None:
    """Print the time to the first /healthz against the bare import, and the memory."""
    ours, bare, memory = [], [], 0
    for _ in range(ROUNDS):
        begun = perf_counter()
        subprocess.run(IMPORT, check=True)
        bare.append(perf_counter() - begun)
        begun = perf_counter()
        server = ServerProcess("app.main:create_app", REDTHREAD_DATA=str(data))
        server.read("/healthz")
        ours.append(perf_counter() - begun)
        memory = server.memory
        server.stop()
    print(f"Cold start: {median(ours):.2f} s to the first answer, the bare import of FastAPI and")
    print(f"  SQLModel {median(bare):.2f} s: {median(ours) / median(bare):.2f} x")
    print(f"Idle memory: {memory / 1e6:.0f} MB")
