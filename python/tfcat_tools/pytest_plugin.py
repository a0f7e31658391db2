"""`pytest --tfcat` checks each catalogue of a repository as a test of its own."""

from __future__ import annotations

import pathlib
from typing import Any, Callable, Iterator, Optional

import pytest

from ._report import Diagnostic, Report, lint


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("tfcat")
    group.addoption("--tfcat", action="store_true", help="lint *.tfcat and *.tfcat.json files as tests")
    group.addoption("--tfcat-ignore", default=None, metavar="RULES", help="rules that tfcat leaves out")


def pytest_collect_file(file_path: pathlib.Path, parent: pytest.Collector) -> "Optional[CatalogueFile]":
    if parent.config.getoption("--tfcat") and file_path.name.endswith((".tfcat", ".tfcat.json")):
        return CatalogueFile.from_parent(parent, path=file_path)
    return None


class CatalogueFile(pytest.File):
    """A catalogue."""

    def collect(self) -> "Iterator[CatalogueItem]":
        yield CatalogueItem.from_parent(self, name="tfcat-lint")


class CatalogueItem(pytest.Item):
    """The test that a catalogue has no errors."""

    def runtest(self) -> None:
        report = lint(self.path, ignore=self.config.getoption("--tfcat-ignore"))
        if not report.is_clean:
            raise CatalogueFailure(report.errors)

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        if isinstance(excinfo.value, CatalogueFailure):
            return "\n".join(str(diagnostic) for diagnostic in excinfo.value.errors)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> "tuple[pathlib.Path, Optional[int], str]":
        return self.path, None, f"tfcat: {self.path.name}"


class CatalogueFailure(Exception):
    """The errors of a catalogue."""

    def __init__(self, errors: "list[Diagnostic]") -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors


@pytest.fixture
def tfcat_lint() -> "Callable[..., Report]":
    """`lint()`, for tests that look at findings themselves."""
    return lint
