"""The other subcommands as functions."""

from __future__ import annotations

import json
import os
from typing import Any, Mapping, Optional, Sequence, Union

from ._program import Source, operand, run, settle


def info(source: Source, *, arguments: Sequence[str] = ()) -> dict[str, Any]:
    """Describes a catalogue: features, time and spectral range, CRS, fields, observations.

    Times are in `["time"]` (`utc_min`, `utc_max`: ISO 8601 UTC), frequencies in `["spectral"]` (`hz_min`, `hz_max`).

    Raises:
        TFCatError: when the file cannot be read or is no catalogue.
    """
    name, data = operand(source)
    return json.loads(run(["info", "--format", "json", *arguments, name], data, accepted=(0,)).stdout)


def rules(rule: Optional[str] = None) -> list[dict[str, Any]]:
    """The rules of `lint`: all, or those that an id, its beginning or a name means.

    Raises:
        TFCatError: when there is no such rule.
    """
    words = ["rules", "--format", "json"] + ([rule] if rule is not None else [])
    answer = json.loads(run(words, accepted=(0,)).stdout)
    return answer if isinstance(answer, list) else [answer]


def convert(
    *sources: Source,
    to: Optional[str] = None,
    output: Optional[Union[str, "os.PathLike[str]"]] = None,
    source_format: Optional[str] = None,
    time: Optional[str] = None,
    spectral: Optional[str] = None,
    mapping: Optional[str] = None,
    arguments: Sequence[str] = (),
) -> Optional[bytes]:
    """Makes a catalogue of event lists, or of another catalogue in other axes or another format.

    Args:
        sources: paths, or the bytes of one input.
        to: the format, as in `votable`; by default the ending of `output` tells, and TFCat is the usual one.
        output: where the catalogue goes; it is replaced only by a complete one.
        source_format: the format of the inputs, where their content does not tell.
        time: the time axis of the result, as in `unix`.
        spectral: the spectral axis of the result, as in `MHz`.
        mapping: the path of a mapping of a table's columns.
        arguments: more options of `tfcat convert`.

    Returns:
        The catalogue, where no `output` is named.

    Warns:
        TFCatWarning: of rows that were rejected, and of values that stayed as they were.

    Raises:
        TFCatError: when nothing could be made, with the reason.
    """
    words = ["convert"]
    for option, value in (
        ("--to", to),
        ("--from", source_format),
        ("--time", time),
        ("--spectral", spectral),
        ("--map", mapping),
    ):
        if value is not None:
            words += [option, value]
    return _written(words, sources, output, arguments, accepted=(0, 1))


def granules(
    *sources: Source,
    service: str,
    to: str = "votable",
    output: Optional[Union[str, "os.PathLike[str]"]] = None,
    columns: Optional[Mapping[str, object]] = None,
    arguments: Sequence[str] = (),
) -> Optional[bytes]:
    """Makes an EPNcore table of catalogues.

    Args:
        sources: paths, or the bytes of one catalogue.
        service: the name of the service and of its schema.
        to: votable, votable-binary2, csv, sqlite or postgresql.
        output: where the table goes.
        columns: values of columns in all rows, as in `{"target_name": "Sun"}`.
        arguments: more options of `tfcat granules`.

    Returns:
        The table, where no `output` is named.

    Raises:
        TFCatError: when a column that EPNcore must have is missing, and when a catalogue is not sound.
    """
    words = ["granules", "--service", service, "--to", to]
    for name, value in (columns or {}).items():
        words += ["--set", f"{name}={value}"]
    return _written(words, sources, output, arguments)


def _written(
    words: list[str],
    sources: Sequence[Source],
    output: Optional[Union[str, "os.PathLike[str]"]],
    arguments: Sequence[str],
    accepted: Sequence[int] = (0,),
) -> Optional[bytes]:
    operands = [operand(source) for source in sources]
    data = [bytes_ for _, bytes_ in operands if bytes_ is not None]
    if len(data) > 1:
        raise ValueError("only one input can be given as bytes")
    target = "-" if output is None else os.fspath(output)
    words = [*words, "-o", target, *arguments, *(name for name, _ in operands)]
    done = run(words, data[0] if data else None, accepted)
    settle(done.returncode, done.stderr)
    return done.stdout if output is None else None
