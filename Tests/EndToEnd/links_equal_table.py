"""Compares the links of all granules of a service with a table of them: links_equal_table.py TAP_URL SERVICE TABLE.csv

With - in the place of the table, writes it."""

import csv
import sys

import pyvo
from pyvo.dal.adhoc import DatalinkResults

url, service, table = sys.argv[1:]
COLUMNS = ["granule_uid", "semantics", "content_type", "content_length", "access_url", "description"]


def text(value):
    return "" if value is None or str(value) in ("", "--", "-1", "None") else str(value)


rows = pyvo.dal.TAPService(url).search(f"SELECT * FROM {service}.epn_core ORDER BY granule_uid")
found = []
for row in rows:
    for link in DatalinkResults.from_result_url(row["datalink_url"]):
        if text(link["error_message"]):
            sys.exit(f"{row['granule_uid']}: {link['error_message']}")
        found.append([str(row["granule_uid"])] + [text(link[column]) for column in COLUMNS[1:]])
if table == "-":
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(found)
    sys.exit()
with open(table, encoding="utf-8", newline="") as file:
    expected = [[row[column] for column in COLUMNS] for row in csv.DictReader(file)]
if found != expected:
    for name, lists in (("missing", (expected, found)), ("not expected", (found, expected))):
        for link in lists[0]:
            if link not in lists[1]:
                print(f"{name}: {link}")
    sys.exit("the links are others, or in another order")
kinds = sorted({link[1] for link in found})
print(f"{len(rows)} granules, {len(found)} links: {', '.join(kinds)}")
