/// How many events cover each cell of a plot: what is drawn of a catalogue whose shapes would cover each
/// other.
///
/// An event changes four numbers, however many cells it covers: the sums over rows and columns make counts of
/// them.
struct DensityGrid: Sendable {
  let columns: Int
  let rows: Int
  private var differences: [Int32]

  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    differences = Array(repeating: 0, count: (self.columns + 1) * (self.rows + 1))
  }

  /// Counts an event.
  mutating func add(_ box: PlotBox, in frame: PlotFrame) {
    let left = cell(frame.across(box.times.lowerBound), of: columns)
    let right = cell(frame.across(box.times.upperBound), of: columns) + 1
    let bottom = cell(frame.up(box.frequencies.lowerBound), of: rows)
    let top = cell(frame.up(box.frequencies.upperBound), of: rows) + 1
    let width = columns + 1
    differences[bottom * width + left] &+= 1
    differences[bottom * width + right] &-= 1
    differences[top * width + left] &-= 1
    differences[top * width + right] &+= 1
  }

  private func cell(_ share: Double, of count: Int) -> Int {
    let place = share * Double(count)
    return place > 0 ? min(count - 1, Int(min(place, Double(count)))) : 0
  }

  /// Events by cell, row after row from the top.
  var counts: [Int32] {
    let width = columns + 1
    var sums = differences
    for row in 0..<rows {
      var sum: Int32 = 0
      for column in 0..<columns {
        sum &+= differences[row * width + column]
        sums[row * width + column] = sum &+ (row > 0 ? sums[(row - 1) * width + column] : 0)
      }
    }
    return (0..<rows).reversed().flatMap { sums[($0 * width)..<($0 * width + columns)] }
  }

  /// The greatest count of a cell.
  var most: Int { max(1, Int(counts.max() ?? 1)) }

  /// From few events to the most.
  private static let ramp: [PlotColor] = [
    PlotColor(0xFDE9B8), PlotColor(0xF9B36C), PlotColor(0xE66B54), PlotColor(0xA93C72), PlotColor(0x5B2A7B),
    PlotColor(0x1B1044),
  ]

  /// - Parameter share: from 0 for one event to 1 for the most events.
  static func color(_ share: Double) -> PlotColor {
    let place = max(0, min(1, share)) * Double(ramp.count - 1)
    let index = min(ramp.count - 2, Int(place))
    return PlotColor(ramp[index], ramp[index + 1], share: place - Double(index))
  }

  /// A picture with a pixel for each cell, white where nothing is.
  ///
  /// - Parameters:
  ///   - style: the colours of the page on which it is laid.
  ///   - most: the count that has the strongest colour; `nil` for the greatest that occurs.
  func image(_ style: PlotStyle = PlotStyle(.light), most: Int? = nil) -> (image: PNGImage, most: Int) {
    let counts = counts
    let most = Int32(clamping: most ?? max(1, Int(counts.max() ?? 1)))
    let scale = Double.log(Double(most) + 1)
    var image = PNGImage(width: columns, height: rows, background: style.nothing)
    for (index, count) in counts.enumerated() where count > 0 {
      // Logarithmic, so that single events show beside crowds.
      let share = most > 1 ? (Double.log(Double(count) + 1) - Double.log(2)) / (scale - Double.log(2)) : 0.5
      image[index % columns, index / columns] = style.crowd(share)
    }
    return (image, Int(most))
  }
}
