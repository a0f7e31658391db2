"""Lints a catalogue that lies in parts, under Dask: dask_lint.py HEAD.json PART.ndjson...

A line for each finding, with the place in the whole catalogue. spark_catalogue.py tells what HEAD.json and the parts are.
"""

import sys

import dask
import dask.bag

from spark_catalogue import findings, read_head


def main():
    head_path, *paths = sys.argv[1:]
    head = read_head(head_path)
    parts = dask.bag.read_text(sorted(paths)).map(str.rstrip).to_delayed()
    sizes = dask.compute(*(dask.delayed(lambda lines: sum(1 for _ in lines))(part) for part in parts))
    offsets = [sum(sizes[:index]) for index in range(len(sizes))]
    lint = dask.delayed(lambda index, lines: list(findings("tfcat", head, offsets)(index, lines)))
    for found in dask.compute(*(lint(index, part) for index, part in enumerate(parts))):
        for finding in found:
            print(finding["pointer"], finding["severity"], finding["rule"], finding["message"])


if __name__ == "__main__":
    main()
