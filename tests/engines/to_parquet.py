"""Writes a CSV file of typed columns as Parquet: CSV, PARQUET, NAME=TYPE ..."""

import sys

import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as parquet

TYPES = {
    "moment": pa.timestamp("us", "UTC"),
    "civil": pa.timestamp("us"),
    "day": pa.date32(),
    "whole": pa.int32(),
    "float": pa.float64(),
    "short": pa.float32(),
    "decimal": pa.decimal128(12, 4),
    "text": pa.string(),
}

source, target, *columns = sys.argv[1:]
types = {name: TYPES[kind] for name, kind in (column.split("=") for column in columns)}
convert = csv.ConvertOptions(
    column_types=types,
    include_columns=list(types),
    null_values=[""],
    strings_can_be_null=True,
    quoted_strings_can_be_null=False,
)
table = csv.read_csv(source, convert_options=convert)
parquet.write_table(table, target)
