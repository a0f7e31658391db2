"""Rows of EPN-TAP for DaCHS, straight from TFCat catalogues: no table in between that has to be kept up to date.

The catalogue is linted as it is read: one with errors raises, and `dachs imp` then leaves the table as it was.
"""

import csv
import io

import tfcat_tools
from gavo import base
from gavo.grammars.customgrammar import CustomRowIterator


class RowIterator(CustomRowIterator):
    """The granules of one catalogue. The name of the schema is that of the service."""

    def _iterRows(self):
        try:
            table = tfcat_tools.granules(
                self.sourceToken,
                service=self.grammar.rd.schema,
                to="csv",
                columns={"creation_date": "2024-01-01", "release_date": "2024-01-01"},
                arguments=["--free", "all"],
            )
        except tfcat_tools.TFCatError as error:
            raise base.SourceParseError(str(error), source=str(self.sourceToken)) from error
        for row in csv.DictReader(io.StringIO(table.decode("utf-8"), newline="")):
            yield {name: value or None for name, value in row.items()}
