/// A pattern for paths on the command line, `data/**/*.json`, which the program expands itself: shells differ
/// in what they know of `**`, and a configuration has no shell.
package struct PathGlob: Sendable {
  enum Part: Sendable {
    case folders
    case name(Wildcard, isHidden: Bool)
  }

  /// The folder to begin at, as it was written; empty for the current one.
  let start: String
  /// What follows it.
  let parts: [Part]

  /// - Returns: `nil` for a path without wildcards.
  package init?(_ text: String) {
    guard Wildcard.isPattern(text) else { return nil }
    let words = text.split(separator: "/")
    let literal = words.prefix { !Wildcard.isPattern($0) }
    start = (text.hasPrefix("/") ? "/" : "") + literal.joined(separator: "/")
    parts = words.dropFirst(literal.count).map {
      $0 == "**" ? .folders : .name(Wildcard($0), isHidden: $0.hasPrefix("."))
    }
  }

  /// All that lies in a folder and below, but for hidden names.
  static let everything: [Part] = [.folders, .name(Wildcard("*"), isHidden: false)]
}

/// Where in a pattern one can be in a folder.
struct GlobPlaces {
  private let parts: [PathGlob.Part]
  private var places: Set<Int>

  init(_ parts: [PathGlob.Part]) {
    self.parts = parts
    places = [0]
    skipFolders()
  }

  /// Whether what was gone through is all of the pattern.
  var areAtEnd: Bool { places.contains(parts.count) }
  /// Whether something that follows can be in the pattern too.
  var goOn: Bool { places.contains { $0 < parts.count } }
  /// Whether nothing that follows can meet the pattern.
  var areNone: Bool { places.isEmpty }

  /// Those behind a name.
  func following(_ name: String) -> GlobPlaces {
    var next = self
    next.places = []
    for place in places where place < parts.count {
      switch parts[place] {
      case .folders: if !name.hasPrefix(".") { next.places.insert(place) }
      case .name(let wildcard, let isHidden):
        if isHidden || !name.hasPrefix("."), wildcard.matches(name) { next.places.insert(place + 1) }
      }
    }
    next.skipFolders()
    return next
  }

  /// `**` stands for no folder too.
  private mutating func skipFolders() {
    for place in parts.indices where places.contains(place) {
      if case .folders = parts[place] { places.insert(place + 1) }
    }
  }
}
