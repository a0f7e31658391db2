"""Compares what came of the partitions of a catalogue with what one process makes of the whole:
same_as_one_process.py WHOLE_REPORT SPARK_REPORT [WHOLE_CSV PART...]"""

import json
import sys

KEYS = ("rule", "name", "severity", "pointer", "message")
whole_report, spark_report, *tables = sys.argv[1:]


def found(path):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    return report, sorted(tuple(finding[key] for key in KEYS) for finding in report["diagnostics"])


whole, expected = found(whole_report)
spark, got = found(spark_report)
if spark["features"] != whole["files"][0]["features"] or got != expected:
    sys.exit(f"Spark found {len(got)} in {spark['features']} features, one process {len(expected)}: "
             f"{sorted(set(got) ^ set(expected))[:3]}")
if spark["partitions"] < 2:
    sys.exit("there was only one partition")

if tables:
    with open(tables[0], "rb") as file:
        table = file.read()
    header = table[: table.index(b"\n") + 1]
    joined = [header]
    for path in tables[1:]:
        with open(path, "rb") as file:
            part = file.read()
        if not part.startswith(header):
            sys.exit(f"{path} has other columns")
        joined.append(part[len(header):])
    if b"".join(joined) != table:
        sys.exit("the parts together are not the table of one process")
    print(f"{len(tables) - 1} parts are the {len(table)} bytes of one process")
print(f"{len(got)} findings are those of one process")
