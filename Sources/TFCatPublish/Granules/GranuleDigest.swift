import Base
import EPNCore
import TFCatTables

/// The digest by which the ledger knows the values of a granule.
struct GranuleDigest: ~Copyable {
  /// The columns that do not count.
  private var omitted: [Int]?
  private var schema: GranuleSchema?
  private var repeated = RepeatedCells()
  private var text = ByteBuffer()

  /// - Parameter omitted: places of columns that do not count.
  mutating func value(of granule: Granule, omitting omitted: [Int]) -> Int64 {
    if omitted != self.omitted || granule.schema != schema {
      repeated.forget()
      (self.omitted, schema) = (omitted, granule.schema)
    }
    text.removeAll()
    repeated.beginRow(at: 0)
    let values = granule.values
    while let place = repeated.nextChange(in: values, count: values.count, &text) {
      let value = values[place]
      if !value.isNull, !omitted.contains(place) {
        // By name, so that a new column without values changes nothing.
        text.append(text: granule.schema.columns[place].name)
        text.append(0)
        value.append(to: &text)
        text.append(0)
      }
      repeated.note(value, at: place, end: text.count)
    }
    repeated.endRow(text)
    return ContentDigest.value(of: UnsafeRawBufferPointer(text.bytes))
  }
}
