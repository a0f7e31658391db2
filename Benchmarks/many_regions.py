#!/usr/bin/env python3
"""Repeats rows of VIEW_AR_HQI to a catalogue of any size: other numbers, and an image every 96 minutes.

    many_regions.py ROWS.csv COUNT [FIRST] > many.csv
"""
import csv
import datetime
import itertools
import sys

rows = list(csv.DictReader(open(sys.argv[1])))
count, first = int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1
writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
writer.writeheader()
start = datetime.datetime(1996, 5, 1, 0, 35, 3, 426000)
for number, row in zip(range(first, first + count), itertools.cycle(rows)):
    image = number // 10
    row["ID_AR"] = number
    row["DATE_OBS"] = (start + datetime.timedelta(minutes=96 * image)).isoformat(timespec="milliseconds")
    if "FILENAME" in row:
        row["FILENAME"] = f"fd_M_96m_01d.{image}.fits"
    writer.writerow(row)
