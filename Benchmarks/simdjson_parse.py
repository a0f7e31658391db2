"""Prints how many seconds simdjson's DOM parser (PyPI: pysimdjson) takes for a file that is in memory already.

Usage: simdjson_parse.py FILE RUNS; one line a run.
"""

import sys
import time

import simdjson

with open(sys.argv[1], "rb") as file:
    text = file.read()
parser = simdjson.Parser()
for run in range(int(sys.argv[2]) + 1):
    start = time.perf_counter()
    document = parser.parse(text)
    seconds = time.perf_counter() - start
    # A parser is used again only when nothing refers to its document; the first run has made room for it.
    del document
    if run > 0:
        print(seconds)
