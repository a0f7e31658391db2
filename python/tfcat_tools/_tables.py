"""Catalogues as tables of the libraries that users have."""

from __future__ import annotations

import json
import os
import tempfile
from typing import Any

from ._commands import convert
from ._program import Source


def to_table(source: Source, library: str = "astropy") -> Any:
    """Reads a catalogue, or an event list that `tfcat convert` knows, as a table with a row for each feature.

    Beside the properties each row has its geometry as TFCat text, its times in UTC and its spectral range in Hz.

    Args:
        source: a path, or the bytes of the document.
        library: `astropy` for an `astropy.table.Table` with units and UCDs, `pandas` or `polars` for a data frame.

    Raises:
        ImportError: when the library is not installed.
        TFCatError: when the source cannot be read.
    """
    if library not in ("astropy", "pandas", "polars"):
        raise ValueError('library is "astropy", "pandas" or "polars"')
    with tempfile.TemporaryDirectory() as folder:
        if library == "astropy":
            from astropy.table import Table

            path = os.path.join(folder, "catalogue.vot")
            convert(source, output=path, arguments=["--allow-empty"])
            return Table.read(path, format="votable")
        # ECSV is CSV that says the types of its columns.
        path = os.path.join(folder, "catalogue.ecsv")
        convert(source, output=path, arguments=["--allow-empty"])
        return (_pandas if library == "pandas" else _polars)(path, *_columns(path))


def _columns(path: str) -> tuple[dict[str, str], int]:
    """The types of the columns, and how many lines come before that of the names."""
    types: dict[str, str] = {}
    count = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                break
            count += 1
            if line.startswith("# - {"):
                column = json.loads(line[len("# - ") :])
                types[column["name"]] = column["datatype"]
    return types, count


def _pandas(path: str, types: dict[str, str], lines: int) -> Any:
    import pandas

    # Types that hold a missing value; a column without one gets the usual type.
    whole = {"int64": "Int64", "bool": "boolean"}
    exact = {"float_precision": "round_trip"} if int(pandas.__version__.split(".")[0]) < 3 else {}
    frame = pandas.read_csv(
        path,
        skiprows=lines,
        dtype={name: whole.get(kind, "float64" if kind == "float64" else str) for name, kind in types.items()},
        keep_default_na=False,
        na_values={name: [""] if kind == "string" else ["", "nan"] for name, kind in types.items()},
        **exact,
    )
    for name, kind in types.items():
        if kind in whole and not frame[name].isna().any():
            frame[name] = frame[name].astype(kind)
    for name in ("time_min", "time_max"):
        if name in frame:
            frame[name] = pandas.to_datetime(frame[name], utc=True, format="ISO8601")
    return frame


def _polars(path: str, types: dict[str, str], lines: int) -> Any:
    import polars

    kinds = {"int64": polars.Int64, "float64": polars.Float64}
    frame = polars.read_csv(
        path,
        skip_rows=lines,
        schema_overrides={name: kinds.get(kind, polars.String) for name, kind in types.items()},
    )
    changes = [polars.col(name) == "True" for name, kind in types.items() if kind == "bool"]
    changes += [
        polars.col(name).str.to_datetime("%Y-%m-%dT%H:%M:%S%.fZ", time_zone="UTC", time_unit="us")
        for name in ("time_min", "time_max")
        if name in types
    ]
    return frame.with_columns(changes)
