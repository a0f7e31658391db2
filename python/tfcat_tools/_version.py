"""The version of the package; `make wheel` checks that it is the program's."""

__version__ = "0.1.0"
