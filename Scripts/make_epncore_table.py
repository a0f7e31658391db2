#!/usr/bin/env python3
"""Write the column dictionary of the EPNCore target from Scripts/epncore_columns.csv.

    python3 Scripts/make_epncore_table.py

The table holds what EPN-TAP 2.0 says of each column, in its order: name, section (mandatory, common, or an extension),
whether a value is required, type, unit, UCD (alternatives after |), xtype, whether values are # lists, the values that
are allowed, the unit and the UCD that the epntap2 mixin of DaCHS 2.7 has where they differ (`none` for no unit), the
value that stands for NULL there, and what the column is. A test compares the generated file with the table.
"""

import csv
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "Scripts" / "epncore_columns.csv"
TARGET = ROOT / "Sources" / "EPNCore" / "Dictionary" / "GranuleColumnTable.swift"


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def entry(row):
    words = [literal(row["name"]), literal(row["section"]), "." + row["type"]]
    if row["required"]:
        words.append("required: true")
    for name in ("unit", "ucd", "xtype"):
        if row[name]:
            words.append(f"{name}: {literal(row[name])}")
    if row["list"]:
        words.append("list: true")
    for name, label in (("values", "values"), ("dachs_unit", "dachsUnit"), ("dachs_ucd", "dachsUCD"), ("null", "null")):
        if row[name]:
            words.append(f"{label}: {literal(row[name])}")
    words.append(f"about: {literal(row['description'])}")
    return f"    column({', '.join(words)}),\n"


def main():
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = "// Written by Scripts/make_epncore_table.py; edit Scripts/epncore_columns.csv instead.\n"
    text += "// swift-format-ignore-file\n\n"
    text += "extension GranuleColumn {\n  static let table: [GranuleColumn] = [\n"
    text += "".join(map(entry, rows))
    text += "  ]\n}\n"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")


main()
