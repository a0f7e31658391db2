import Synchronization
import TFCat
import TFCatJSON

/// The ids that have been given, by all readers of a conversion: an id is unique in a catalogue.
final class EventIdentifiers: Sendable {
  private let seen = Mutex<Set<FeatureID>>([])

  /// - Returns: Whether it is new.
  func insert(_ id: FeatureID) -> Bool { seen.withLock { $0.insert(id).inserted } }
}

/// Rejects rows whose id was given before, where a source has ids that mean the same event wherever they
/// stand.
struct UniqueEventReader: EventReader {
  private var rows: any EventReader
  private let identifiers: EventIdentifiers

  init(_ rows: any EventReader, identifiers: EventIdentifiers) {
    self.rows = rows
    self.identifiers = identifiers
  }

  mutating func next(into event: inout RadioEvent) throws(ConversionError) -> RowOutcome? {
    let outcome = try rows.next(into: &event)
    guard case .event? = outcome, let id = event.id, !identifiers.insert(id) else { return outcome }
    return .reject(reason: "the event \(id) was there before: the row is in the input twice")
  }

  var line: Int { rows.line }
  var text: String { rows.text }
  var notes: [String] { rows.notes }

  func error(at pointer: JSONPointer, _ reason: String) -> ConversionError? {
    rows.error(at: pointer, reason)
  }
}
