"""A formula of two columns in DuckDB, called with Arrow arrays: read from the JSON that Node reads too."""

from pathlib import Path

import duckdb
import pyarrow as pa
from fluxion import fromJSON

f = fromJSON(Path(__file__).with_name("formula.json").read_text())


def run(table: pa.Table) -> pa.Table:
    with duckdb.connect(config={"threads": 2}) as db:
        db.create_function("f", lambda x, t: f(x=x, t=t), ["DOUBLE", "DOUBLE"], "DOUBLE", type="arrow")
        db.register("rows", table)
        result = db.sql("SELECT id, x, f(x, id / 1e6) AS y FROM rows").arrow()
        return result if isinstance(result, pa.Table) else result.read_all()
