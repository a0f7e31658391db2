/// What is drawn of an event.
enum HFCGeometry: String, CaseIterable, Sendable {
  /// The polygon inside the boundary's chain code.
  case contour
  /// The line along the skeleton's chain code.
  case ridge
  /// The bounding rectangle.
  case box
  /// Contour and ridge together.
  case collection
  /// From the start to the end of the event, over all frequencies of the receiver. Only what is left when
  /// nothing else is there.
  case band

  /// What users can ask for.
  static let choices: [HFCGeometry] = [.contour, .ridge, .box, .collection]

  /// What is tried in its place, in this order.
  var fallBacks: [HFCGeometry] {
    switch self {
    case .collection: [.contour, .ridge, .box, .band]
    // A ridge is better than nothing.
    default: [.contour, .box, .band, .ridge].filter { $0 != self }
    }
  }
}
