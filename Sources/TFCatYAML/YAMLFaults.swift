import Base

/// Gathers the mistakes in a file, so that all of them are told at once.
///
///     var faults = YAMLFaults(path: path)
///     let low = faults.attempt { () throws(YAMLError) in try reader.text(yaml) }
///     guard let low, faults.isEmpty else { throw faults.error }
public struct YAMLFaults: Sendable {
  private let path: String
  private var noted: [YAMLError] = []
  /// Places at which whatever else is wrong follows from what was noted there.
  private var settled: Set<SourcePosition> = []

  /// - Parameter path: what messages call the file.
  public init(path: String) { self.path = path }

  /// Whether no mistake was found.
  public var isEmpty: Bool { noted.isEmpty }

  /// The mistakes in the order of their places.
  public var all: [YAMLError] {
    func key(_ fault: YAMLError) -> (Int, Int) { (fault.place?.line ?? 0, fault.place?.column ?? 0) }
    return noted.sorted { key($0) < key($1) }
  }

  /// The first mistake, with the others behind it.
  public var error: YAMLError {
    let all = all
    guard var first = all.first else { return YAMLError(path: path, place: nil, reason: "cannot be used") }
    first.others = Array(all.dropFirst())
    return first
  }

  /// - Throws: the mistakes, if there are any.
  public func finish() throws(YAMLError) {
    if !isEmpty { throw error }
  }

  /// Notes a mistake, and those that it brings along.
  ///
  /// - Parameter settles: whether anything else that is wrong at its place follows from it, and is not told.
  public mutating func note(_ error: YAMLError, settles: Bool = false) {
    var first = error
    first.others = []
    for fault in [first] + error.others where !(fault.place.map(settled.contains) ?? false) {
      noted.append(fault)
    }
    if settles, let place = error.place { settled.insert(place) }
  }

  /// Reads something and notes the mistakes in it.
  ///
  /// - Returns: `nil` where there was one.
  @discardableResult
  public mutating func attempt<Result>(_ read: () throws(YAMLError) -> Result) -> Result? {
    do throws(YAMLError) {
      return try read()
    } catch {
      note(error)
      return nil
    }
  }
}
