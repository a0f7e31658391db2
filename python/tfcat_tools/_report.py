"""Findings of `tfcat lint` and `tfcat validate`."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field
from typing import Any, Iterable, List, Optional, Sequence, Union

from ._program import Source, operand, run


@dataclass(frozen=True)
class Diagnostic:
    """One finding, with its place.

    Attributes:
        rule: the rule's id, as TFC307.
        name: the rule's name, as ring-not-closed.
        severity: error, warning or info.
        message: what is wrong.
        file: the path as it was given.
        pointer: the place in the document, as a JSON Pointer (RFC 6901).
        line: from 1; end_line likewise.
        column: from 1, in characters; end_column is behind the last one.
        help: what to do.
        notes: more that helps.
    """

    rule: str
    name: str
    severity: str
    message: str
    file: str
    pointer: str
    line: int
    column: int
    end_line: int
    end_column: int
    help: str = ""
    notes: tuple[str, ...] = field(default=())

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message} [{self.rule}]"


class Report(List[Diagnostic]):
    """The findings, in the order of the documents. A notebook shows them as a table.

    Attributes:
        summary: counts of files, features, errors, warnings and infos, and of the findings of each rule.
        files: of each file its path, type, number of features and of bytes.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        super().__init__(
            Diagnostic(
                rule=entry["rule"],
                name=entry["name"],
                severity=entry["severity"],
                message=entry["message"],
                file=entry["file"],
                pointer=entry["pointer"],
                line=entry["line"],
                column=entry["column"],
                end_line=entry["endLine"],
                end_column=entry["endColumn"],
                help=entry.get("help", ""),
                notes=tuple(entry.get("notes", ())),
            )
            for entry in document["diagnostics"]
        )
        self.summary: dict[str, Any] = document["summary"]
        self.files: list[dict[str, Any]] = document["files"]

    @property
    def errors(self) -> list[Diagnostic]:
        """The findings that are errors."""
        return [diagnostic for diagnostic in self if diagnostic.severity == "error"]

    @property
    def is_clean(self) -> bool:
        """Whether there is no error."""
        return not self.errors

    def _repr_html_(self) -> str:
        if not self:
            return f"<p>{self.summary['files']} file(s): nothing found.</p>"
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td style='text-align:left'>{html.escape(str(cell))}</td>"
                for cell in (d.severity, f"{d.file}:{d.line}:{d.column}", d.message, d.help, d.rule)
            )
            + "</tr>"
            for d in self
        )
        head = "".join(f"<th>{word}</th>" for word in ("severity", "place", "finding", "what to do", "rule"))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _rules(words: Union[str, Iterable[str]]) -> str:
    return words if isinstance(words, str) else ",".join(words)


def lint(
    *sources: Source,
    select: Union[str, Iterable[str], None] = None,
    ignore: Union[str, Iterable[str], None] = None,
    schema: Optional[str] = None,
    jobs: Optional[int] = None,
    arguments: Sequence[str] = (),
) -> Report:
    """Checks catalogues and EPNcore tables.

    Args:
        sources: paths of files and directories, or the bytes of one document.
        select: only these rules: ids, their beginnings, or names.
        ignore: all rules but these.
        schema: the path of a JSON Schema that catalogues have to satisfy besides.
        jobs: how many processors to use.
        arguments: more options of `tfcat lint`.

    Returns:
        All findings.

    Raises:
        TFCatError: when an option is wrong. A file that cannot be read is a finding (TFC001).
    """
    if not sources:
        raise ValueError("lint() needs at least one path, or the bytes of a document")
    options = ["lint", "--format", "json", "--fail-on", "never", *arguments]
    if select is not None:
        options += ["--select", _rules(select)]
    if ignore is not None:
        options += ["--ignore", _rules(ignore)]
    if schema is not None:
        options += ["--schema", schema]
    if jobs is not None:
        options += ["--jobs", str(jobs)]
    return _report(options, sources)


def validate(*sources: Source, schema: Optional[str] = None, arguments: Sequence[str] = ()) -> Report:
    """Checks JSON documents against a JSON Schema; against that of TFCat 1.0 where none is named.

    Args:
        sources: paths of files and directories, or the bytes of one document.
        schema: the path of a schema of draft-07, 2019-09 or 2020-12.
        arguments: more options of `tfcat validate`.

    Raises:
        TFCatError: when the schema cannot be used or an option is wrong.
    """
    if not sources:
        raise ValueError("validate() needs at least one path, or the bytes of a document")
    options = ["validate", "--format", "json", *arguments]
    if schema is not None:
        options += ["--schema", schema]
    return _report(options, sources)


def _report(options: list[str], sources: Sequence[Source]) -> Report:
    operands = [operand(source) for source in sources]
    data = [bytes_ for _, bytes_ in operands if bytes_ is not None]
    if len(data) > 1:
        raise ValueError("only one document can be given as bytes")
    done = run([*options, *(name for name, _ in operands)], data[0] if data else None, accepted=(0, 1, 2))
    try:
        return Report(json.loads(done.stdout))
    except ValueError:
        # No report: an option was wrong.
        from ._program import TFCatError, message

        raise TFCatError(message(done.stderr), done.returncode) from None
