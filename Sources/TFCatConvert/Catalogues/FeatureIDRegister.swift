internal import Base
internal import Synchronization
internal import TFCat
internal import TFCatJSON

/// The ids that the features of all catalogues of a conversion have got: an id that is unique stays, over
/// several files too.
final class FeatureIDRegister: Sendable {
  private struct State {
    var numbers: Set<Int64> = []
    /// Numbers that followed each other: most catalogues have no others.
    var counted: ClosedRange<Int64>?
    var texts: Set<String> = []
    /// The number that an id was last made with, by what stands before it.
    var lastNumbers: [String: Int] = [:]

    mutating func take(_ number: Int64) -> Bool {
      guard let counted else {
        counted = number...number
        return true
      }
      if counted.contains(number) { return false }
      guard number > counted.upperBound, number - 1 == counted.upperBound, !numbers.contains(number) else {
        return numbers.insert(number).inserted
      }
      self.counted = counted.lowerBound...number
      return true
    }
  }

  private let state = Mutex(State())
  /// Ids of the inputs that look like those which are made here.
  private let reserved: Set<String>

  /// Whether "1" and 1 are two ids; in catalogues that are put together they are too much alike.
  private let tellsTextsFromNumbers: Bool

  init(reserved: Set<String> = [], tellsTextsFromNumbers: Bool = false) {
    self.reserved = reserved
    self.tellsTextsFromNumbers = tellsTextsFromNumbers
  }

  /// Takes an id.
  ///
  /// - Returns: whether no feature had it before.
  func take(_ id: FeatureID) -> Bool {
    state.withLock { state in
      switch id {
      case .integer(let number): state.take(number)
      case .string(let text):
        if !tellsTextsFromNumbers, let number = Int64(text), String(number) == text {
          state.take(number)
        } else {
          state.texts.insert(text).inserted
        }
      case .number(let number):
        state.texts.insert((tellsTextsFromNumbers ? "#" : "") + number.literal).inserted
      }
    }
  }

  /// Makes an id for a feature that has none, or has that of another.
  ///
  /// - Parameter number: the first number to try behind the id.
  func make(from id: FeatureID?, number: Int) -> FeatureID {
    let base = id.map { "\($0)" } ?? "feature"
    var number = max(number, state.withLock { $0.lastNumbers[base, default: 0] } + 1)
    while reserved.contains("\(base)-\(number)") || !take(.string("\(base)-\(number)")) { number += 1 }
    state.withLock { $0.lastNumbers[base] = number }
    return .string("\(base)-\(number)")
  }

  /// Whether an id of an input could be made here for another feature: it ends in a hyphen and a number.
  static func couldBeMade(_ id: String) -> Bool {
    guard let hyphen = id.utf8.lastIndex(of: UInt8(ascii: "-")) else { return false }
    let digits = id.utf8[id.utf8.index(after: hyphen)...]
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }
}
