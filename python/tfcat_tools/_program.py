"""The program that does the work: where it is, and how it is asked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import warnings
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


class TFCatWarning(UserWarning):
    """The program did its work, and has something to say of it: rows that were rejected, values left as they were."""


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


_REFUSAL = re.compile(r"^Error: ", re.MULTILINE)
_REJECTS = re.compile(r"\b[1-9][0-9]* rejects?\b")


def message(errors: bytes) -> str:
    """What the program says went wrong, without the word before it and without what came before."""
    text = errors.decode("utf-8", "replace").strip()
    refusal = _REFUSAL.search(text)
    return text[refusal.end() :] if refusal else text or "tfcat ended without a message"


def settle(status: int, errors: bytes) -> None:
    """Tells what a conversion has to say at its end.

    Status 1 is that of a conversion that left something as it was, and that of one that was refused.

    Args:
        status: the exit status.
        errors: what the program wrote to standard error.

    Raises:
        TFCatError: when nothing was made.
    """
    text = errors.decode("utf-8", "replace").strip()
    if status not in (0, 1) or (status == 1 and _REFUSAL.search(text)):
        raise TFCatError(message(errors), status)
    if status == 1 or _REJECTS.search(text):
        warnings.warn(text, TFCatWarning, stacklevel=4)


def operand(source: Source) -> tuple[str, Optional[bytes]]:
    """A source as an argument of the command line, and what goes to standard input."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return "-", bytes(source)
    path = os.fspath(source)
    # A name that begins with a dash is no option, and one with @ no list of names.
    return ("./" + path if path.startswith(("-", "@")) else path), None
