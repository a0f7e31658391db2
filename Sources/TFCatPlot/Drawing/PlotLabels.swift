import Base
internal import TFCat
internal import TFCatJSON

/// Names of events beside them, as far as they do not stand on each other.
struct PlotLabels: Sendable {
  private struct Label: Sendable {
    var text: String
    /// Where the event begins and ends.
    var left: Double
    var right: Double
    var y: Double
  }

  private var labels: [Label] = []
  private static let most = 2000
  private static let height = 12.0
  private static let letterWidth = 6.2

  /// - Parameter field: a property, or `id`.
  static func text(of feature: Feature, field: String) -> String? {
    if field == "id", let id = feature.id?.json { return id.string ?? id.description }
    switch feature.properties?[field] {
    case .string(let text)?: return text.isEmpty ? nil : text
    case .null?, nil: return nil
    case let value?: return value.description
    }
  }

  mutating func add(_ text: String?, left: Double, right: Double, y: Double) {
    guard let text, labels.count < Self.most else { return }
    labels.append(
      Label(text: DisplayText.shortened(DisplayText.line(text), to: 28), left: left, right: right, y: y))
  }

  /// The labels that have room behind their event or before it, in the order of the catalogue.
  func svg(_ page: PlotPage) -> String {
    var taken: [(left: Double, right: Double, y: Double)] = []
    func isFree(_ left: Double, _ right: Double, _ y: Double) -> Bool {
      left >= page.left && right <= page.left + page.plotWidth && y <= page.bottom
        && !taken.contains { abs($0.y - y) < Self.height && $0.left < right && left < $0.right }
    }
    var text = ""
    for label in labels {
      let width = Double(label.text.count) * Self.letterWidth
      let starts = [label.right + 3, label.left - 3 - width]
      guard let start = starts.first(where: { isFree($0, $0 + width, label.y) }) else { continue }
      taken.append((start, start + width, label.y))
      text +=
        "<text class=\"l\" x=\"\(PlotPage.text(start))\" y=\"\(PlotPage.text(label.y))\">\(XMLEscaping.text(label.text))</text>\n"
    }
    return text
  }
}
