internal import Base
internal import TableMapping

/// Columns of several events in a row, told by numbers in their names: `B1i`, `B1f`, `B2i`, `B2f`; `Start 1`,
/// `End 1`, `Start 2`, `End 2`; `t_start_1`, `t_end_1`, `fmin_1` ...
enum StartEndIntervals {
  /// The layouts of a row's events, one for each number; the only one of a row with one event.
  static func layouts(_ columns: [StartEndColumn]) -> [StartEndLayout] {
    let numbered = columns.map { Numbered($0.title) }
    let numbers = Set(numbered.compactMap { $0?.number }).sorted()
    let whole = StartEndLayout(columns)
    guard numbers.count > 1 else { return [whole] }
    /// The names with the columns of one number as if they had none, those of others hidden.
    func layout(_ number: Int, joining names: Set<String>) -> StartEndLayout {
      var columns = columns
      var hidden: Set<Int> = []
      for (place, name) in numbered.enumerated() {
        guard let name, names.contains(name.template) else { continue }
        if name.number == number {
          columns[place].title = name.title(among: names)
        } else {
          hidden.insert(place)
        }
      }
      return StartEndLayout(columns, hidden: hidden)
    }
    // Only names that have every number, and say what belongs to an event, are those of one of several.
    let complete = Set(numbered.compactMap { $0?.template }).filter { template in
      Set(numbered.compactMap { $0?.template == template ? $0?.number : nil }).count == numbers.count
    }
    let first = layout(numbers[0], joining: complete)
    let roles = complete.filter { template in
      numbered.indices.contains { (place: Int) -> Bool in
        numbered[place]?.template == template && numbered[place]?.number == numbers[0]
          && first.usedPlaces.contains(place)
      }
    }
    let layouts = numbers.map { layout($0, joining: roles) }
    let isWhole = layouts.allSatisfy { layout in
      [layout.start, layout.end].allSatisfy { place in
        place.flatMap { numbered[$0]?.template }.map { roles.contains($0) } ?? false
      }
    }
    return isWhole ? layouts : [whole]
  }

  /// A name with one number in it.
  private struct Numbered {
    var number: Int
    /// The name without the number, in small letters; `#` stands for it.
    var template: String
    private var before: String
    private var after: String
    /// What stands in brackets: a unit or a remark, which each column has for itself.
    private var remark: String

    init?(_ title: String) {
      let name = title.prefix { $0 != "(" && $0 != "[" }
      let runs = name.split { !($0.isASCII && $0.isNumber) }
      guard runs.count == 1, runs[0].count <= 3, let number = Int(runs[0]) else { return nil }
      self.number = number
      before = String(title[..<runs[0].startIndex])
      after = String(name[runs[0].endIndex...])
      remark = String(title[name.endIndex...])
      template = (before + "#" + after).lowercased().trimmedBlanks
    }

    /// The name of the column as if the row had one event. `i` and `f` are the initial and the final one,
    /// where there are both.
    func title(among names: Set<String>) -> String {
      let stem = before.lowercased() + "#"
      let mark = after.prefix { $0.isLetter }.lowercased()
      let rest = String(after.dropFirst(mark.count))
      guard mark == "i" || mark == "f", names.contains((stem + "i" + rest.lowercased()).trimmedBlanks),
        names.contains((stem + "f" + rest.lowercased()).trimmedBlanks)
      else { return before + after + remark }
      let isSpectral = ["f", "freq", "frequency", "nu"].contains(before.lowercased())
      return (isSpectral ? "frequency " : "") + (mark == "i" ? "start" : "end") + rest + remark
    }
  }
}
