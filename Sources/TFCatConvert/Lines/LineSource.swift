import Base
internal import TFCat

/// Understands the lines of one input, for formats with at most one event a line.
public protocol LineParser {
  /// Reads a line, without its end, into an event that has been cleared.
  ///
  /// - Returns: `nil` for a line that is no row: a header, a comment. Blank lines are not shown.
  /// - Throws: `ConversionError` where nothing more can be read.
  mutating func parse(_ line: ByteText, into event: inout RadioEvent) throws(ConversionError) -> RowOutcome?

  /// What the user should know of the input as a whole, in sentences without a full stop; complete after the
  /// last line.
  var notes: [String] { get }

  /// Whether all bytes of texts that are put into events are those of the input.
  static var keepsTexts: Bool { get }
}

extension LineParser {
  /// No notes.
  public var notes: [String] { [] }

  /// No: the next event may have others in their place.
  public static var keepsTexts: Bool { false }

  /// Whether a line is an event, or announces none, by which lists are recognised.
  mutating func understands<Column: EventField, Fix: RepairName>(
    _ line: ByteText, _: Column.Type, _: Fix.Type
  ) -> Bool {
    var event = RadioEvent(
      fieldCount: Column.allCases.count, allowedRepairs: SourceOptions().allowed(Fix.list))
    guard let outcome = try? parse(line, into: &event) else { return false }
    return outcome == .event || outcome == .noEvent
  }
}

/// Reads an input line by line.
public struct LineReader<Parser: LineParser>: EventReader {
  private let input: SourceFile
  private var parser: Parser
  private var cursor: LineCursor
  private var current = ByteText.empty
  private var window: ReadWindow

  /// Reads an input line by line with a parser.
  ///
  /// - Parameters:
  ///   - input: the file.
  ///   - parser: fills an event from one line.
  public init(_ input: SourceFile, parser: Parser) {
    self.input = input
    self.parser = parser
    cursor = LineCursor(input.contents)
    window = ReadWindow(input.file)
  }

  /// Those of the parser.
  public var notes: [String] { parser.notes }

  /// Whether the parser's texts are parts of the input.
  public var keepsTexts: Bool { Parser.keepsTexts }

  /// The line of the row read last, from 1.
  public var line: Int { cursor.number }
  /// The text of the row read last.
  public var text: String { String(current) }

  /// Fills the event from the next row; `nil` after the last. A line that the parser knows nothing of but
  /// that looks like an event is a row of another layout, and an event in a line with a NUL byte is a reject.
  public mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    while let line = cursor.next() {
      if line.isBlank { continue }
      current = line
      do {
        if let outcome = try parser.parse(line, into: &event) {
          window.advance(to: cursor.consumed)
          if case .event = outcome, cursor.hasNUL {
            return .reject(reason: "the row has a NUL byte, which is no text")
          }
          return outcome
        }
        if EventLikeLine.isLikely(line) {
          return .otherLayout(
            reason: "the line looks like an event, and its columns are not those of the format")
        }
      } catch {
        throw ConversionError(path: input.path, line: error.line ?? cursor.number, reason: error.reason)
      }
    }
    return nil
  }
}
