"""Features one by one, with times and frequencies that Python can count with."""

from __future__ import annotations

import json
import math
import subprocess
import tempfile
from datetime import datetime, timedelta, timezone
from typing import Any, Iterator, Optional, Union

from ._program import Source, operand, program, settle

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def read_features(source: Source, *, units: str = "plain") -> Iterator[dict[str, Any]]:
    """Reads the features of a catalogue, or of an event list that `tfcat convert` knows, one after the other.

    The program reads ahead while Python works; memory does not grow with the file.

    Args:
        source: a path, or the bytes of the document.
        units: `plain` gives times as `datetime` in UTC and frequencies as floats in Hz; `astropy` gives times as
            `astropy.time.Time` and frequencies as quantities.

    Yields:
        Dictionaries with `id`, `properties`, `geometry` (its positions are seconds of Unix time, UTC, and Hz),
        `time_min`, `time_max`, `frequency_min` and `frequency_max`. The last four are None for a feature without
        positions.

    Warns:
        TFCatWarning: behind the last feature, of rows that were rejected.

    Raises:
        TFCatError: when the file cannot be read, and behind the last feature that could be, when the rest cannot.
    """
    if units not in ("plain", "astropy"):
        raise ValueError('units is "plain" or "astropy"')
    convert_times = _plain if units == "plain" else _astropy
    name, data = operand(source)
    words = [program(), "convert", "--to", "ndjson", "--time", "unix", "--spectral", "Hz", "--allow-empty"]
    words += ["-o", "-", name]
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as given:
        if data is not None:
            given.write(data)
            given.seek(0)
        process = subprocess.Popen(words, stdin=given, stdout=subprocess.PIPE, stderr=errors)
        assert process.stdout is not None
        try:
            for line in process.stdout:
                item = json.loads(line)
                if item.get("type") != "Feature":
                    # The first line: CRS, fields and metadata.
                    continue
                yield _feature(item, convert_times)
            status = process.wait()
        finally:
            # The reader may stop before the end.
            process.stdout.close()
            if process.poll() is None:
                process.kill()
                process.wait()
        errors.seek(0)
        settle(status, errors.read())


def _feature(item: dict[str, Any], convert_extent: Any) -> dict[str, Any]:
    geometry = item.get("geometry")
    positions = list(_positions(geometry)) if geometry else []
    extent: Optional[tuple[float, float, float, float]] = None
    if positions:
        times = [position[0] for position in positions]
        frequencies = [position[1] for position in positions]
        extent = (min(times), max(times), min(frequencies), max(frequencies))
    feature = {"id": item.get("id"), "geometry": geometry, "properties": item.get("properties") or {}}
    names = ("time_min", "time_max", "frequency_min", "frequency_max")
    feature.update(zip(names, convert_extent(*extent) if extent else (None,) * 4))
    return feature


def _positions(geometry: dict[str, Any]) -> Iterator[list[float]]:
    for member in geometry.get("geometries", ()):
        yield from _positions(member)
    stack: list[Any] = [geometry.get("coordinates", ())]
    while stack:
        value = stack.pop()
        if len(value) > 1 and isinstance(value[0], (int, float)):
            yield value
        else:
            stack.extend(value)


def _plain(start: float, end: float, low: float, high: float) -> tuple[Union[datetime, float], ...]:
    return (
        _EPOCH + timedelta(seconds=start),
        _EPOCH + timedelta(seconds=end),
        float(low),
        float(high),
    )


def _iso(time: float) -> str:
    second = math.floor(time)
    nanoseconds = round((time - second) * 1e9)
    if nanoseconds == 1_000_000_000:
        second, nanoseconds = second + 1, 0
    return (_EPOCH + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%S") + f".{nanoseconds:09d}"


def _astropy(start: float, end: float, low: float, high: float) -> tuple[Any, ...]:
    from astropy import units
    from astropy.time import Time

    # Astropy's own Unix time runs evenly over days with a leap second, and POSIX time does not.
    return (
        Time(_iso(start), format="isot", scale="utc"),
        Time(_iso(end), format="isot", scale="utc"),
        low * units.Hz,
        high * units.Hz,
    )
