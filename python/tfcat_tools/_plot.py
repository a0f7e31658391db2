"""Pictures of catalogues."""

from __future__ import annotations

import os
import pathlib
from typing import Optional, Sequence, Union

from ._program import Source, operand, run


class Picture:
    """A catalogue as SVG. A notebook shows it.

    Attributes:
        svg: the picture, as a text.
    """

    def __init__(self, svg: str) -> None:
        self.svg = svg

    def save(self, path: Union[str, "os.PathLike[str]"]) -> None:
        """Writes the picture to a file."""
        pathlib.Path(path).write_text(self.svg, encoding="utf-8")

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        return self.svg[self.svg.index("<svg") :]


def plot(
    source: Source,
    *,
    time: Optional[str] = None,
    frequency: Optional[str] = None,
    color: Optional[str] = None,
    title: Optional[str] = None,
    style: Optional[str] = None,
    arguments: Sequence[str] = (),
) -> Picture:
    """Draws a catalogue on the plane of time and frequency.

    Args:
        source: a path, or the bytes of a catalogue.
        time: only this stretch of time, as in `2024-05-01/2024-05-03` (UTC).
        frequency: only this range, as in `20-80` (MHz) or `100kHz-14MHz`.
        color: the property that chooses the colour.
        title: what stands above the picture.
        style: light, dark or print.
        arguments: more options of `tfcat plot`.

    Raises:
        TFCatError: when the file cannot be read, is no catalogue, or has nothing to draw.
    """
    words = ["plot", "-o", "-"]
    options = (("--time", time), ("--frequency", frequency), ("--color", color), ("--title", title), ("--style", style))
    for option, value in options:
        if value is not None:
            words += [option, value]
    name, data = operand(source)
    return Picture(run([*words, *arguments, name], data, accepted=(0,)).stdout.decode("utf-8"))
