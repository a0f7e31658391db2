internal import TFCat
public import TFCatJSON

/// Reads one input row by row.
///
/// For lists with one event a line there is `LineParser`, which is less to write.
public protocol EventReader {
  /// Reads the next row, in the order of the input, into an event that has been cleared.
  ///
  /// Lines that are no rows (headers, comments, blank ones) are passed over. Every row is given, with
  /// whatever outcome.
  ///
  /// - Returns: `nil` after the last row.
  /// - Throws: `ConversionError` where nothing more can be read: the file breaks off, it is another format
  ///   after all.
  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome?

  /// The line of the row read last, from 1.
  var line: Int { get }

  /// Whether the bytes of texts that were put into events stay as long as the input is open, and not just
  /// until the next row is read. Events of such a reader may be written while it goes on.
  var keepsTexts: Bool { get }

  /// The text of the row read last, for a reject.
  var text: String { get }

  /// A fault in the event read last, with its place in the input; `nil` where the reader knows the line only.
  ///
  /// - Parameters:
  ///   - pointer: the place in the feature.
  ///   - reason: what is wrong, in one sentence without a full stop.
  func error(at pointer: JSONPointer, _ reason: String) -> ConversionError?

  /// What the user should know of the input as a whole, in sentences without a full stop; complete after the
  /// last row.
  var notes: [String] { get }
}

extension EventReader {
  /// No notes.
  public var notes: [String] { [] }

  /// No.
  public var keepsTexts: Bool { false }

  /// No place: the conversion reports the line.
  public func error(at pointer: JSONPointer, _ reason: String) -> ConversionError? { nil }
}
