"""The command as a filter, as GNU parallel or Spark's `rdd.pipe` would run it: each part goes as an Arrow stream through
a process of its own, two at a time. A process that dies has its part run again."""

import os
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

CLI = Path(__file__).parents[2] / "dist/cli.js"
EVAL = "eval square sigmoid --column x --delta 0.001 --show derivative --as y --format arrows"


def start() -> subprocess.Popen:
    command = shlex.split(os.environ.get("FLUXION", f"node {CLI}")) + EVAL.split()
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def through(part: pa.Table, start=start) -> pa.Table:
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, part.schema) as writer:
        writer.write_table(part)
    for _ in range(4):
        process = start()
        result, _ = process.communicate(stream.getvalue())
        if process.returncode == 0:
            return pa.ipc.open_stream(result).read_all()
    raise RuntimeError(f"fluxion ended with {process.returncode} four times")


def run(table: pa.Table, start=start) -> pa.Table:
    size = len(table) // 4 + 1
    parts = [table.slice(at, size) for at in range(0, len(table), size)]
    with ThreadPoolExecutor(2) as pool:
        return pa.concat_tables(pool.map(lambda part: through(part, start), parts))
