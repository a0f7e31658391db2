#!/usr/bin/env python3
"""Write the column dictionary of the EPNCore target, and the properties of granules, from
Scripts/epncore_columns.csv.

    python3 Scripts/make_epncore_table.py

The table holds what EPN-TAP 2.0 says of each column, in its order: name, section (mandatory, common, or an
extension), whether a value is required, type, unit, UCD (alternatives after |), xtype, whether values are #
lists, the values that are allowed, the unit and the UCD that the epntap2 mixin of DaCHS 2.7 has where they
differ (`none` for no unit), the value that stands for NULL there, and what the column is. Tests compare the
generated files with the table.
"""

import csv
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "Scripts" / "epncore_columns.csv"
TARGET = ROOT / "Sources" / "EPNCore" / "Dictionary" / "GranuleColumnTable.swift"
MANDATORY = ROOT / "Sources" / "EPNCore" / "Dictionary" / "MandatoryColumn.swift"
PROPERTIES = ROOT / "Sources" / "EPNCore" / "Granules" / "Granule+Columns.swift"
NOTICE = "// Written by Scripts/make_epncore_table.py; edit Scripts/epncore_columns.csv instead.\n"

# Properties of granules that are not called as their columns are.
OTHER_NAMES = {"granule_uid": "uid", "granule_gid": "gid", "obs_id": "observationID"}


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


def property_name(column):
    """`timeMin` for time_min, `c1ResolutionMin` for c1_resol_min."""
    if column in OTHER_NAMES:
        return OTHER_NAMES[column]
    words = re.sub(r"^(c[123])(min|max)$", r"\1_\2", column).replace("_resol_", "_resolution_").split("_")
    return words[0] + "".join(word.capitalize() for word in words[1:])


def about(row):
    text = row["description"]
    if row["list"]:
        text += "; a list where there are several"
    elif row["unit"]:
        text += {"d": ", in days", "s": ", in seconds", "Hz": ", in Hz", "deg": ", in degrees"}[row["unit"]]
    return f"`{row['name']}`: {text}."


def mandatory_columns(rows):
    text = NOTICE + "\n/// The columns that each table has, by their place in it.\n"
    text += "package enum MandatoryColumn: Int, Sendable, CaseIterable {\n"
    for row in rows:
        text += f"  /// {about(row)}\n  case {property_name(row['name'])}\n"
    text += "\n  /// The name of the column.\n  package var name: String {\n    switch self {\n"
    for row in rows:
        text += f"    case .{property_name(row['name'])}: {literal(row['name'])}\n"
    return text + "    }\n  }\n}\n"


def properties(rows):
    text = NOTICE + "\ninternal import TFCatTables\n\n// The mandatory columns, in the order of the standard.\n"
    text += "extension Granule {\n"
    for row in rows:
        name = property_name(row["name"])
        if row["list"]:
            type, read, write = "HashList", f"HashList(self[.{name}])", "newValue.value"
        elif row["type"] == "integer":
            type, read, write = "Int64?", f"self[.{name}].integer", "newValue.map(TableValue.integer) ?? .null"
        elif row["type"] in ("float", "double"):
            type, read, write = "Double?", f"self[.{name}].double", "newValue.map(TableValue.double) ?? .null"
        else:
            type, read, write = "String?", f"self[.{name}].text", "newValue.map(TableValue.string) ?? .null"
        text += f"  /// {about(row)}\n  public var {name}: {type} {{\n    get {{ {read} }}\n"
        text += f"    set {{ self[.{name}] = {write} }}\n  }}\n"
    return text + "}\n"


def main():
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = NOTICE
    text += "// swift-format-ignore-file\n\n"
    text += "extension GranuleColumn {\n  static let table: [GranuleColumn] = [\n"
    text += "".join(map(entry, rows))
    text += "  ]\n}\n"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    mandatory = [row for row in rows if row["section"] == "mandatory"]
    MANDATORY.write_text(mandatory_columns(mandatory), encoding="utf-8")
    PROPERTIES.write_text(properties(mandatory), encoding="utf-8")


main()
