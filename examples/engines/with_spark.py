"""PySpark: `mapInArrow`, batches of each partition through a function. `local[2,4]`: two workers, and a task that
fails is tried up to 4 times; Spark's own default on one machine is once."""

import os
import sys

import pyarrow as pa
from rows import slope


def add(batches):
    for batch in batches:
        yield pa.RecordBatch.from_arrays([batch["id"], batch["x"], slope(batch["x"])], ["id", "x", "y"])


def run(table: pa.Table, step=add) -> pa.Table:
    return session().createDataFrame(table).repartition(4).mapInArrow(step, "id long, x double, y double").toArrow()


def session():
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ["PYTHONPATH"] = os.path.dirname(os.path.abspath(__file__))
    builder = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
    options = {
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": "4g",
        "spark.driver.maxResultSize": "0",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        # A listener on this machine alone.
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
