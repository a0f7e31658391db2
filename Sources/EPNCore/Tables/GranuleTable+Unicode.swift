package import TFCatTables

extension GranuleTable {
  /// Finds the columns whose texts may have letters beyond ASCII: char has none of these (VOTable 1.4,
  /// section 2.1), and rows are written before all texts are known.
  ///
  /// - Parameters:
  ///   - filled: columns that texts of features, rows or files fill.
  ///   - values: values of columns that are the same in many rows.
  ///   - templates: texts that are made of other columns.
  package mutating func findUnicodeColumns(
    filled: some Sequence<String>, values: [[String: TableValue]], templates: [TextTemplates]
  ) {
    let texts = Set(
      schema.columns.filter { $0.dataType == .text && $0.allowedValues.isEmpty && $0.xtype == nil }.map(
        \.name))
    unicodeColumns.formUnion(texts.intersection(filled))
    for (name, value) in values.joined() where texts.contains(name) && value.text?.isASCII == false {
      unicodeColumns.insert(name)
    }
    // In the order in which they are filled: a text may take what one before it made.
    for text in templates.flatMap(\.contents) {
      let isUnicode =
        !text.isASCII || text.columns.contains { unicodeColumns.contains(schema.columns[$0].name) }
      let name = schema.columns[text.place].name
      if isUnicode, texts.contains(name) { unicodeColumns.insert(name) }
    }
  }
}

extension String {
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
