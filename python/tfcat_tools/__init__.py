"""TFCat time-frequency catalogues: check, describe, make, convert and read them.

    >>> import tfcat_tools
    >>> report = tfcat_tools.lint("bursts.tfcat.json")
    >>> for feature in tfcat_tools.read_features("bursts.tfcat.json"):
    ...     print(feature["time_min"], feature["frequency_max"])

The work is done by the program `tfcat`, which comes with the package.
"""

from ._commands import convert, granules, info, rules
from ._features import read_features
from ._plot import Picture, plot
from ._program import Source, TFCatError, TFCatWarning, program
from ._report import Diagnostic, Report, lint, validate
from ._tables import to_table
from ._version import __version__

__all__ = [
    "Diagnostic",
    "Picture",
    "Report",
    "Source",
    "TFCatError",
    "TFCatWarning",
    "__version__",
    "convert",
    "granules",
    "info",
    "lint",
    "plot",
    "program",
    "read_features",
    "rules",
    "to_table",
    "validate",
]
