"""Runs the rows through every engine and compares its hash with Node's; then once more in Spark, in Ray and through
the command, with one worker killed in the middle.

    python examples/engines/check.py ROWS [ENGINE ...]
"""

import importlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
from rows import digest, table

ENGINES = ["filter", "dask", "polars", "duckdb", "formula", "ray", "spark"]
HERE = Path(__file__).parent


def die_once(marker: str) -> None:
    """Kills this worker, the first to come here."""
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def ray_that_dies(marker: str):
    def step(batch: pa.Table) -> pa.Table:
        from with_ray import add

        result = add(batch)
        die_once(marker)
        return result

    return step


def spark_that_dies(marker: str):
    def step(batches):
        from with_spark import add

        # After the first batch of the partition has been given out.
        for batch in add(batches):
            yield batch
            die_once(marker)

    return step


def filter_that_dies(marker: str):
    def start():
        from with_filter import start as begin

        process = begin()
        if not os.path.exists(marker):
            Path(marker).touch()
            process.kill()
        return process

    return start


DYING = {"filter": filter_that_dies, "ray": ray_that_dies, "spark": spark_that_dies}


def main() -> int:
    rows = int(sys.argv[1])
    wanted = sys.argv[2:] or ENGINES
    node = subprocess.run(["node", HERE / "node.mjs", str(rows)], capture_output=True, text=True, check=True)
    derivative, formula = node.stdout.split()
    print(f"{'node':24} {rows} rows {derivative[:16]}, of the formula {formula[:16]}", flush=True)
    given = table(rows)
    wrong = 0

    def report(name: str, run) -> None:
        nonlocal wrong
        start = time.perf_counter()
        got = digest(run())
        seconds = time.perf_counter() - start
        right = got == (rows, formula if name == "formula" else derivative)
        wrong += not right
        print(f"{name:24} {got[0]} rows {got[1][:16]} {'same' if right else 'DIFFERENT'} {seconds:.1f} s", flush=True)

    for name in wanted:
        engine = importlib.import_module(f"with_{name}")
        report(name, lambda: engine.run(given))
        if name in DYING:
            with tempfile.TemporaryDirectory() as folder:
                marker = os.path.join(folder, "died")
                dying = DYING[name](marker)
                report(f"{name}, a worker killed", lambda: engine.run(given, dying))
                if not os.path.exists(marker):
                    print(f"{name}: no worker was killed")
                    wrong += 1
    print(f"{len(wanted) - min(wrong, len(wanted))} passed, {wrong} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    # Not sys.exit: the engines' own threads may hold it up.
    code = main()
    sys.stdout.flush()
    os._exit(code)
