"""The program that does the work: where it is, and how it is asked."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import sysconfig
from typing import Iterable, Optional, Sequence, Union

Source = Union[str, "os.PathLike[str]", bytes]


class TFCatError(RuntimeError):
    """The program could not do its work.

    Attributes:
        status: its exit status; 2 where a file cannot be read or an option is wrong.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def program() -> str:
    """The path of `tfcat`: what the variable TFCAT names, or what was installed with this package, or what PATH has.

    Raises:
        TFCatError: when there is none.
    """
    named = os.environ.get("TFCAT")
    if named:
        return named
    folders = [sysconfig.get_path("scripts"), os.path.dirname(sys.executable)]
    if hasattr(sysconfig, "get_preferred_scheme"):
        folders.append(sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user")))
    for folder in folders:
        path = os.path.join(folder, "tfcat")
        if os.access(path, os.X_OK):
            return path
    found = shutil.which("tfcat")
    if found is None:
        raise TFCatError("the program tfcat is not installed: set TFCAT to its path", 2)
    return found


def run(
    arguments: Sequence[str], data: Optional[bytes] = None, accepted: Iterable[int] = (0, 1)
) -> "subprocess.CompletedProcess[bytes]":
    """Runs the program to its end.

    Args:
        arguments: of the command line.
        data: standard input.
        accepted: the exit statuses that are answers.

    Raises:
        TFCatError: with what the program wrote to standard error, for any other status.
    """
    done = subprocess.run(
        [program(), *arguments], input=b"" if data is None else data, capture_output=True, check=False
    )
    if done.returncode not in accepted:
        raise TFCatError(message(done.stderr), done.returncode)
    return done


def message(errors: bytes) -> str:
    """What the program says went wrong, without the word before it."""
    text = errors.decode("utf-8", "replace").strip()
    return text[len("Error: ") :] if text.startswith("Error: ") else text or "tfcat ended without a message"


def operand(source: Source) -> tuple[str, Optional[bytes]]:
    """A source as an argument of the command line, and what goes to standard input."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return "-", bytes(source)
    path = os.fspath(source)
    # A name that begins with a dash is no option.
    return (str(pathlib.Path(".") / path) if not path.startswith("-") else "./" + path), None
