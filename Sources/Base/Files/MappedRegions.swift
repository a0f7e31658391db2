internal import Synchronization

/// Which files lie where in memory, so that a fault in one of them can be reported with its name.
enum MappedRegions {
  private struct Region {
    var count: Int
    var path: String
  }

  private static let regions = Mutex<[UInt: Region]>([:])

  static func add(_ address: UInt, count: Int, path: String) {
    regions.withLock { $0[address] = Region(count: count, path: path) }
  }

  static func remove(_ address: UInt) {
    regions.withLock { regions in _ = regions.removeValue(forKey: address) }
  }

  /// The file that is mapped at an address.
  static func path(at address: UInt) -> String? {
    regions.withLock { regions in
      regions.first { address >= $0.key && address - $0.key < UInt($0.value.count) }?.value.path
    }
  }
}
