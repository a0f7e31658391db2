package import TFCatConvert

/// Writes the features of a catalogue in order; features that are alike keep theirs.
package struct CatalogueSort {
  package var key: SortKey
  /// How many bytes of keys are kept in memory.
  private let memory: Int

  package init(_ key: SortKey, memory: Int = 48 << 20) {
    self.key = key
    self.memory = memory
  }

  /// Reads the input twice and writes its features in order; the output is not finished.
  ///
  /// - Returns: how many features have no value for one of the keys; they come last.
  package func run(_ input: CatalogueInput, into output: FeatureOutput) throws -> Int {
    try FeatureScope.check(key.names, in: input, of: "--by")
    var maker = SortKeyMaker(key, input.head)
    var sorter = RecordSorter(memory: memory)
    var stream = input.features()
    while let item = try stream.next() {
      try sorter.add(key: maker.bytes(of: item.feature), range: item.range)
    }
    var records = try sorter.sorted()
    try output.write(&records, of: input)
    return maker.incomplete
  }
}

extension FeatureOutput {
  /// Writes features from all over a file; its memory is given back now and then.
  func write(_ records: inout SortedRecords, of input: CatalogueInput) throws(ConversionError) {
    var bytes = 0
    while let record = records.next() {
      try write(record.range, of: input)
      bytes += record.range.count
      if bytes > 1 << 25 {
        input.releaseMemory()
        bytes = 0
      }
    }
  }
}
