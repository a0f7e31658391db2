import Base
import TFCatConvert

/// Sorts places of a file by keys that are compared byte by byte; what has the same key keeps its order. What
/// does not fit into memory waits in unnamed temporary files.
struct RecordSorter {
  /// A place, and the key by which it was sorted.
  struct Record {
    var key: [UInt8]
    var range: Range<Int>
  }

  private struct Entry {
    var keyStart: Int
    var keyCount: Int
    var range: Range<Int>
  }

  private var keys: [UInt8] = []
  private var entries: [Entry] = []
  private var runs: [MappedFile] = []
  private let memory: Int

  /// - Parameter memory: how many bytes are kept before they are written to disk.
  init(memory: Int = 48 << 20) { self.memory = memory }

  mutating func add(key: [UInt8], range: Range<Int>) throws(ConversionError) {
    entries.append(Entry(keyStart: keys.count, keyCount: key.count, range: range))
    keys += key
    if keys.count + entries.count * MemoryLayout<Entry>.stride >= memory { try spill() }
  }

  /// All that was added, in order.
  mutating func sorted() throws(ConversionError) -> SortedRecords {
    guard !runs.isEmpty else {
      sortEntries()
      return SortedRecords(records: entries.map { Record(key: key(of: $0), range: $0.range) })
    }
    if !entries.isEmpty { try spill() }
    return SortedRecords(runs: runs)
  }

  private func key(of entry: Entry) -> [UInt8] {
    Array(keys[entry.keyStart..<(entry.keyStart + entry.keyCount)])
  }

  private mutating func sortEntries() {
    let keys = keys
    keys.withUnsafeBytes { keys in
      // The library's sort is stable.
      entries.sort { left, right in
        RecordSorter.isLess(
          UnsafeRawBufferPointer(rebasing: keys[left.keyStart..<(left.keyStart + left.keyCount)]),
          UnsafeRawBufferPointer(rebasing: keys[right.keyStart..<(right.keyStart + right.keyCount)]))
      }
    }
  }

  static func isLess(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let count = min(left.count, right.count)
    for index in 0..<count where left[index] != right[index] { return left[index] < right[index] }
    return left.count < right.count
  }

  /// Writes a sorted run: the length of the key, the key, where the place starts and ends.
  private mutating func spill() throws(ConversionError) {
    sortEntries()
    do {
      let spool = try SpoolFile()
      var bytes: [UInt8] = []
      for entry in entries {
        for number in [entry.keyCount, entry.range.lowerBound, entry.range.upperBound] {
          withUnsafeBytes(of: UInt64(number).littleEndian) { bytes.append(contentsOf: $0) }
        }
        bytes += keys[entry.keyStart..<(entry.keyStart + entry.keyCount)]
        if bytes.count >= 1 << 16 {
          try spool.write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
      try spool.write(bytes)
      runs.append(try spool.map())
    } catch {
      throw ConversionError(path: error.path, reason: "sorting on disk: \(error.reason)")
    }
    entries.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
  }
}

/// Sorted places, one after the other.
struct SortedRecords {
  private var records: ArraySlice<RecordSorter.Record> = []
  /// The runs with what comes next of each; the least is on top, as in a heap.
  private var heap: [Run] = []

  init(records: [RecordSorter.Record]) { self.records = records[...] }

  init(runs: [MappedFile]) {
    for (number, file) in runs.enumerated() {
      if let run = Run(file, number: number) { push(run) }
    }
  }

  mutating func next() -> RecordSorter.Record? {
    guard !heap.isEmpty else { return records.popFirst() }
    let record = heap[0].record
    if heap[0].advance() {
      sink(0)
    } else {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
      sink(0)
    }
    return record
  }

  private mutating func push(_ run: Run) {
    heap.append(run)
    var place = heap.count - 1
    while place > 0, heap[place].comesBefore(heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if heap[child].comesBefore(heap[least]) { least = child }
      }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }

  /// A sorted run on disk.
  private struct Run {
    let file: MappedFile
    let number: Int
    var place = 0
    var window: ReadWindow
    private(set) var record: RecordSorter.Record

    /// - Returns: `nil` for an empty run.
    init?(_ file: MappedFile, number: Int) {
      self.file = file
      self.number = number
      window = ReadWindow(file)
      record = RecordSorter.Record(key: [], range: 0..<0)
      guard advance() else { return nil }
    }

    /// - Returns: whether there is another record.
    mutating func advance() -> Bool {
      guard place < file.count else { return false }
      let numbers = (0..<3).map {
        Int(UInt64(littleEndian: file.bytes.loadUnaligned(fromByteOffset: place + 8 * $0, as: UInt64.self)))
      }
      let start = place + 24
      record = RecordSorter.Record(
        key: Array(file.bytes[start..<(start + numbers[0])]), range: numbers[1]..<numbers[2])
      place = start + numbers[0]
      window.advance(to: place)
      return true
    }

    /// Of the same key the record of the earlier run was added before.
    func comesBefore(_ other: Run) -> Bool {
      record.key.withUnsafeBytes { left in
        other.record.key.withUnsafeBytes { right in
          if RecordSorter.isLess(left, right) { return true }
          if RecordSorter.isLess(right, left) { return false }
          return number < other.number
        }
      }
    }
  }
}
