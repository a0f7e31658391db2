"""Catalogues as tables of the libraries that users have."""

from __future__ import annotations

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
            convert(source, output=path)
            return Table.read(path, format="votable")
        path = os.path.join(folder, "catalogue.csv")
        if library == "pandas":
            import pandas

            convert(source, output=path)
            frame = pandas.read_csv(path)
            for name in ("time_min", "time_max"):
                if name in frame:
                    frame[name] = pandas.to_datetime(frame[name], utc=True)
            return frame
        import polars

        convert(source, output=path)
        return polars.read_csv(path, try_parse_dates=True, infer_schema_length=None)
