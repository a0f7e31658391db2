import Base
internal import TFCatJSON

/// The words for subjects in registry records: the Unified Astronomy Thesaurus as the IVOA writes it
/// (http://www.ivoa.net/rdf/uat), compiled in.
public enum Subjects {
  /// Where the words are defined; a `#` and a word follow.
  public static let vocabulary = "http://www.ivoa.net/rdf/uat"
  /// The edition of the thesaurus.
  public static var version: String { SubjectTable.version }

  /// Of these EPN-TAP 2.0 wants at least one.
  public static let requiredByEPNTAP = [
    "exoplanet-astronomy", "solar-physics", "solar-system-astronomy", "planetary-science",
  ]

  /// All words, sorted by their bytes.
  public static var words: [String] { entries.map(\.word) }

  private static let entries: [(word: String, label: String)] = SubjectTable.lines.split(separator: "\n").map
  {
    let parts = $0.split(separator: "|", maxSplits: 1)
    let label = String(parts[0])
    return (parts.count > 1 ? String(parts[1]) : word(madeOf: label), label)
  }

  /// Whether the thesaurus has a word, letter by letter.
  public static func isKnown(_ word: String) -> Bool { label(of: word) != nil }

  /// The label of a word: `Solar radio emission` for `solar-radio-emission`; `nil` for what is no word.
  public static func label(of word: String) -> String? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].word.utf8.lexicographicallyPrecedes(word.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < entries.count && entries[low].word.isSame(as: word) ? entries[low].label : nil
  }

  /// The word of a label, in whatever case and with blanks or hyphens: `solar-radio-emission` for `Solar
  /// Radio Emission`.
  public static func word(ofLabel label: String) -> String? {
    let made = word(madeOf: label)
    if isKnown(made) { return made }
    let lower = label.lowercased()
    return entries.first { $0.label.lowercased() == lower }?.word
  }

  /// The word that was most likely meant: the one of this label, one with a slip of the fingers, or the one
  /// that shares most of its parts; `nil` where none comes close.
  public static func suggestion(for text: String) -> String? {
    guard text.utf8.count <= 200 else { return nil }
    if let word = word(ofLabel: text) { return word }
    let made = word(madeOf: text)
    if let word = NearestWord.suggestion(for: made, in: entries.lazy.map(\.word)) { return word }
    let parts = Self.parts(made)
    var best: (word: String, score: Double)?
    for entry in entries {
      let others = Self.parts(entry.word)
      let shared = parts.intersection(others).count
      // How much of both is shared, from 0 to 1.
      let score = 2 * Double(shared) / Double(parts.count + others.count)
      if score >= 0.6, score > best?.score ?? 0 { best = (entry.word, score) }
    }
    return best?.word
  }

  /// What is wrong with a list of subjects, in sentences without a full stop.
  public static func faults(in subjects: [String]) -> [String] {
    subjects.compactMap(fault) + [faultOfAll(subjects)].compactMap(\.self)
  }

  /// What is wrong with one subject; `nil` for a word of the thesaurus.
  static func fault(of subject: String) -> String? {
    if isKnown(subject) { return nil }
    if let word = word(ofLabel: subject) { return "the subject \"\(subject)\" is written \"\(word)\"" }
    let hint = suggestion(for: subject).map { "; did you mean \"\($0)\"?" } ?? ""
    return
      "the subject \"\(subject)\" is no word of the Unified Astronomy Thesaurus \(version) (\(vocabulary))\(hint)"
  }

  /// What the subjects lack as a whole.
  static func faultOfAll(_ subjects: [String]) -> String? {
    guard !subjects.contains(where: requiredByEPNTAP.contains) else { return nil }
    return "EPN-TAP wants at least one of the subjects \(requiredByEPNTAP.joined(separator: ", "))"
  }

  private static func parts(_ word: String) -> Set<Substring> {
    Set(word.split(separator: "-").map { $0.count > 3 && $0.hasSuffix("s") ? $0.dropLast() : $0 })
  }

  /// The rule by which the IVOA makes words of labels: lower case, and a hyphen for each run of anything but
  /// letters and digits.
  static func word(madeOf label: String) -> String {
    var word: [UInt8] = []
    var isSeparated = false
    for byte in label.utf8 {
      if byte.isLetterOrDigit {
        if isSeparated, !word.isEmpty { word.append(UInt8(ascii: "-")) }
        isSeparated = false
        word.append(byte.lowercased)
      } else {
        isSeparated = true
      }
    }
    return String(decoding: word, as: UTF8.self)
  }
}
