"""Compares what a service gives back by TAP with a table of granules, cell by cell:
tap_equals_table.py TAP_URL SERVICE TABLE.csv [--except COLUMN,...] [--save ANSWER.vot]"""

import argparse
import csv
import sys

import numpy
import pyvo

parser = argparse.ArgumentParser()
parser.add_argument("url")
parser.add_argument("service")
parser.add_argument("table")
parser.add_argument("--except", dest="others", default="", help="columns that may differ")
parser.add_argument("--save", help="where the answer goes")
options = parser.parse_args()


def text(value):
    """A cell of an answer as the table has it; '' for none."""
    if value is None or value is numpy.ma.masked or isinstance(value, float) and value != value:
        return ""
    if isinstance(value, (float, numpy.floating)):
        return float(value)
    if isinstance(value, (int, numpy.integer)):
        return int(value)
    return str(value)


def same(expected, got):
    if isinstance(got, str):
        midnight = "T00:00:00"
        return expected.removesuffix("Z").removesuffix(midnight) == got.removesuffix("Z").removesuffix(midnight)
    return expected != "" and type(got)(expected) == got


answer = pyvo.dal.TAPService(options.url).search(f"SELECT * FROM {options.service}.epn_core", maxrec=1_000_000)
if options.save:
    answer.votable.to_xml(options.save)
with open(options.table, encoding="utf-8", newline="") as file:
    expected = {row["granule_uid"]: row for row in csv.DictReader(file)}
table = answer.to_table()  # with cells of nothing masked, as rows of the answer have them not
served = {str(row["granule_uid"]): row for row in table}

faults = [f"{uid} is not served" for uid in expected.keys() - served.keys()]
faults += [f"{uid} is served, though the catalogue has it not" for uid in served.keys() - expected.keys()]
faults += [f"{uid} is served {len(answer)} times" for uid in served if len(answer) != len(served)]
columns = set(next(iter(expected.values()), {})) - set(options.others.split(","))
faults += [f"there is no column {column}" for column in columns - set(answer.fieldnames)]
cells = 0
for uid in expected.keys() & served.keys():
    for column in columns & set(answer.fieldnames):
        cells += 1
        if not same(expected[uid][column], text(served[uid][column])):
            faults.append(f"{uid}: {column} is {served[uid][column]!r} and not {expected[uid][column]!r}")
if faults or not expected:
    sys.exit("\n".join(faults[:20] or ["the table is empty"]))
print(f"{len(expected)} granules, {cells} cells")
