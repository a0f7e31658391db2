#!/usr/bin/env python3
"""Makes the Swift literals of JSON Schemas from their documents.

    Scripts/make_schema_literals.py                 # TFCat's, from schemas/tfcat-1.0.schema.json
    Scripts/make_schema_literals.py --meta-schemas  # those of JSON Schema itself

The meta-schemas are taken from the Python package jsonschema-specifications, which has them as
json-schema.org publishes them.
"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

TFCAT = '''// Made by Scripts/make_schema_literals.py from schemas/tfcat-1.0.schema.json; do not edit.

extension TFCatSchema {{
  /// The bytes of the file.
  static let literal = #"""
{text}
    """# + "\\n"
}}
'''

META_HEAD = '''// Made by Scripts/make_schema_literals.py --meta-schemas; do not edit.
//
// The meta-schemas of JSON Schema draft-07, 2019-09 and 2020-12, as json-schema.org publishes them, with the spaces left
// out. Copyright (c) 2022 JSON Schema Specification Authors; offered under the Academic Free License 3.0 or the BSD
// licence, of which this project takes the latter: see docs/schema.md.

/// The schemas of schemas.
enum MetaSchemas {
  /// The document of a URI without a fragment.
  static func text(at uri: String) -> String? {
    switch uri {'''


def tfcat():
    text = (ROOT / "schemas/tfcat-1.0.schema.json").read_text()
    indented = "\n".join("    " + line if line else "" for line in text.rstrip("\n").split("\n"))
    (ROOT / "Sources/TFCatLint/Schema/TFCatSchema+Literal.swift").write_text(TFCAT.format(text=indented))


def lines(document):
    """The document on lines of about 70 characters, cut after commas outside of strings."""
    result, line, in_string, escaped = [], "", False, False
    for character in json.dumps(document, separators=(",", ":"), ensure_ascii=False):
        line += character
        if escaped:
            escaped = False
        elif in_string and character == "\\":
            escaped = True
        elif character == '"':
            in_string = not in_string
        elif character == "," and not in_string and len(line) > 70:
            result.append(line)
            line = ""
    return result + [line]


def meta_schemas():
    import jsonschema_specifications

    base = pathlib.Path(jsonschema_specifications.__path__[0]) / "schemas"
    files = [base / "draft7/metaschema.json"]
    for draft in ("draft201909", "draft202012"):
        files.append(base / draft / "metaschema.json")
        files += sorted((base / draft / "vocabularies").iterdir())
    out = [META_HEAD]
    for file in files:
        document = json.loads(file.read_text())
        out.append(f'    case "{document["$id"].rstrip("#")}":')
        out.append('      return #"""')
        out += ["        " + line for line in lines(document)]
        out.append('        """#')
    out += ["    default: return nil", "    }", "  }", "}", ""]
    (ROOT / "Sources/JSONSchema/Compile/MetaSchemas.swift").write_text("\n".join(out))


if "--meta-schemas" in sys.argv:
    meta_schemas()
else:
    tfcat()
