import Base

/// A licence under which data are given.
package struct Licence: Sendable, Hashable {
  /// SPDX's; `nil` for a licence that is named by the URL of its text alone.
  package var identifier: String?
  package var name: String
  /// Where the text is.
  package var url: String
  /// What it is about, in one paragraph; the text itself is what counts.
  package var about: String
  /// Whether this program knows the identifier to be SPDX's.
  package var isKnown = true

  /// The page of SPDX about it.
  package var spdxURL: String? { identifier.map { "https://spdx.org/licenses/\($0).html" } }

  /// - Parameter text: an SPDX identifier in whatever case, or a URL.
  /// - Returns: nil for what can be neither.
  package init?(_ text: String) {
    if let known = Self.known.first(where: { $0.identifier?.lowercased() == text.lowercased() }) {
      self = known
      return
    }
    if text.hasPrefix("https://") || text.hasPrefix("http://") {
      guard URIEscaping.fault(of: text) == nil else { return nil }
      self.init(identifier: nil, name: text, url: text, about: "")
      return
    }
    // SPDX's identifiers have no other characters (SPDX 2.3, annex D.2).
    let isIdentifier =
      !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy { $0.isLetterOrDigit || "-.+".utf8.contains($0) }
    guard isIdentifier else { return nil }
    self.init(
      identifier: text, name: text, url: "https://spdx.org/licenses/\(text).html", about: "", isKnown: false)
  }

  private init(identifier: String?, name: String, url: String, about: String, isKnown: Bool = true) {
    self.identifier = identifier
    self.name = name
    self.url = url
    self.about = about
    self.isKnown = isKnown
  }

  private static func commons(_ letters: String, _ version: String, _ name: String, _ about: String)
    -> Licence
  {
    Licence(
      identifier: "CC-\(letters.uppercased())-\(version)",
      name: "Creative Commons \(name) \(version) International",
      url: "https://creativecommons.org/licenses/\(letters)/\(version)/legalcode", about: about)
  }

  private static let credit =
    "give appropriate credit, give a link to the licence, and say whether you changed anything"

  private static let known: [Licence] = [
    Licence(
      identifier: "CC0-1.0", name: "Creative Commons Zero 1.0 Universal",
      url: "https://creativecommons.org/publicdomain/zero/1.0/legalcode",
      about:
        "The makers of this catalogue have given up all their rights in it as far as the law lets them: anybody may use, change and pass it on without asking. Scholarly practice still asks you to cite it."
    ),
    commons(
      "by", "4.0", "Attribution",
      "You may use, change and pass on this catalogue for any purpose if you \(credit)."),
    commons(
      "by-sa", "4.0", "Attribution-ShareAlike",
      "You may use, change and pass on this catalogue for any purpose if you \(credit). What you make of it you may pass on under the same licence only."
    ),
    commons(
      "by-nc", "4.0", "Attribution-NonCommercial",
      "You may use, change and pass on this catalogue for purposes that are not commercial if you \(credit)."
    ),
    commons(
      "by-nc-sa", "4.0", "Attribution-NonCommercial-ShareAlike",
      "You may use, change and pass on this catalogue for purposes that are not commercial if you \(credit). What you make of it you may pass on under the same licence only."
    ),
    commons(
      "by-nd", "4.0", "Attribution-NoDerivatives",
      "You may use this catalogue and pass it on unchanged for any purpose if you \(credit)."),
    commons(
      "by-nc-nd", "4.0", "Attribution-NonCommercial-NoDerivatives",
      "You may use this catalogue and pass it on unchanged for purposes that are not commercial if you \(credit)."
    ),
    Licence(
      identifier: "CC-BY-3.0", name: "Creative Commons Attribution 3.0 Unported",
      url: "https://creativecommons.org/licenses/by/3.0/legalcode",
      about: "You may use, change and pass on this catalogue for any purpose if you \(credit)."),
    Licence(
      identifier: "CC-BY-SA-3.0", name: "Creative Commons Attribution-ShareAlike 3.0 Unported",
      url: "https://creativecommons.org/licenses/by-sa/3.0/legalcode",
      about:
        "You may use, change and pass on this catalogue for any purpose if you \(credit). What you make of it you may pass on under the same licence only."
    ),
    Licence(
      identifier: "ODbL-1.0", name: "Open Data Commons Open Database License 1.0",
      url: "https://opendatacommons.org/licenses/odbl/1-0/",
      about:
        "You may use, change and pass on this database for any purpose if you name it as the source, and keep databases that you make of it and use publicly under the same licence."
    ),
    Licence(
      identifier: "ODC-By-1.0", name: "Open Data Commons Attribution License 1.0",
      url: "https://opendatacommons.org/licenses/by/1-0/",
      about: "You may use, change and pass on this database for any purpose if you name it as the source."),
    Licence(
      identifier: "PDDL-1.0", name: "Open Data Commons Public Domain Dedication and License 1.0",
      url: "https://opendatacommons.org/licenses/pddl/1-0/",
      about:
        "The makers of this database have given up all their rights in it as far as the law lets them. Scholarly practice still asks you to cite it."
    ),
    Licence(
      identifier: "etalab-2.0", name: "Licence Ouverte / Open Licence 2.0",
      url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
      about:
        "You may use, change and pass on this catalogue for any purpose if you name its source and the date of its last change."
    ),
    Licence(
      identifier: "MIT", name: "MIT License", url: "https://opensource.org/license/mit",
      about:
        "You may use, change and pass on this work for any purpose if you keep the notice of its copyright and of the licence. It was written for software."
    ),
  ]

  /// The file LICENSE of a package.
  package func text(title: String, makers: [String], year: String) -> String {
    var text = "\(DisplayText.line(title))\n\n"
    text += "By \(makers.joined(separator: "; ")) (\(year)).\n\n"
    if let identifier, name != identifier {
      text += "This catalogue is licensed under \(name)\n(SPDX identifier: \(identifier)).\n\n"
    } else if let identifier {
      text += "This catalogue is licensed under the licence with the SPDX identifier\n\(identifier).\n\n"
    } else {
      text += "This catalogue is licensed under the terms at the address below.\n\n"
    }
    if !about.isEmpty { text += "\(DisplayText.wrapped(about))\n\n" }
    return text
      + "What counts is the text of the licence:\n\n    \(url)\n"
  }
}
