import Base
import TFCatJSON

extension Fix {
  /// As `schemas/lint-report-1.schema.json` describes it.
  var json: JSONValue {
    [
      "safety": .string(safety.rawValue), "summary": .string(summary),
      "edits": .array(
        edits.map { edit in
          [
            "line": .number(JSONNumber(edit.start.line)), "column": .number(JSONNumber(edit.start.column)),
            "endLine": .number(JSONNumber(edit.end.line)), "endColumn": .number(JSONNumber(edit.end.column)),
            "start": .number(JSONNumber(edit.range.lowerBound)),
            "end": .number(JSONNumber(edit.range.upperBound)), "text": .string(edit.text),
          ]
        }),
    ]
  }

  /// As an item of `fixes` of a result in SARIF (section 3.55).
  func sarif(_ artifact: JSONValue) -> JSONValue {
    [
      "description": ["text": .string(safety == .safe ? summary : "\(summary) (needs a look at the result)")],
      "artifactChanges": [
        [
          "artifactLocation": artifact,
          "replacements": .array(
            edits.map { edit in
              [
                "deletedRegion": [
                  "startLine": .number(JSONNumber(edit.start.line)),
                  "startColumn": .number(JSONNumber(edit.start.column)),
                  "endLine": .number(JSONNumber(edit.end.line)),
                  "endColumn": .number(JSONNumber(edit.end.column)),
                ],
                "insertedContent": ["text": .string(edit.text)],
              ]
            }),
        ]
      ],
    ]
  }

  /// As `suggestions` of a diagnostic of reviewdog, one for each edit. Columns count bytes.
  func suggestions(in text: UnsafeRawBufferPointer) -> JSONValue {
    func position(_ place: SourcePosition, _ offset: Int) -> JSONValue {
      [
        "line": .number(JSONNumber(place.line)),
        "column": .number(JSONNumber(ByteColumns.column(of: offset, in: text))),
      ]
    }
    return .array(
      edits.map { edit in
        [
          "range": [
            "start": position(edit.start, edit.range.lowerBound),
            "end": position(edit.end, edit.range.upperBound),
          ],
          "text": .string(edit.text),
        ]
      })
  }
}
