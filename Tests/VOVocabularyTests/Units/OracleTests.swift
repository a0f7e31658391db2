import Foundation
import Testing

@testable import VOVocabulary

/// One line of Fixtures/Units/oracle.tsv; Scripts/vounits_oracle.py tells of its columns.
struct OracleEntry {
  let text: String
  let isValid: Bool
  let astropy: Substring
  let scale: Double?
  let dimension: [String: Double]

  init?(_ line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 5 else { return nil }
    text = String(fields[0])
    isValid = fields[1] == "valid"
    astropy = fields[2]
    scale = Double(fields[3])
    var exponents: [String: Double] = [:]
    for factor in fields[4].split(separator: " ") {
      let parts = factor.split(separator: "^")
      if parts.count == 2, let exponent = Double(parts[1]) { exponents[String(parts[0])] = exponent }
    }
    dimension = exponents
  }

  static func all() throws -> [OracleEntry] {
    let file = try #require(
      Bundle.module.url(forResource: "oracle", withExtension: "tsv", subdirectory: "Fixtures/Units"))
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("# ") }.compactMap { OracleEntry($0) }
  }
}

/// Texts that the grammar allows and that mean nothing: the library refuses them.
let meaninglessTexts: Set<String> = ["m**(1/0)", "0.0m"]

/// Where astropy 8.0.2 is known to differ; docs/vounits.md gives the reason for each.
enum AstropyDifference {
  /// Texts that VOUnits 1.1 allows and astropy does not take.
  static func refuses(_ text: String, _ expression: UnitExpression) -> String? {
    let terms = expression.node?.terms ?? []
    let names = terms.map(\.symbol.text)
    if terms.contains(where: { ["R", "Q", "r", "q"].contains($0.symbol.prefix?.symbol) }) {
      return "prefixes of 1.1"
    }
    if terms.contains(where: { $0.symbol.base == "%" }) { return "percent" }
    if expression.node?.functions.contains(where: { $0.name != "sqrt" }) == true { return "functions" }
    if expression.node?.functions.contains(where: { $0.scale != .one }) == true {
      return "scale in a function"
    }
    if text.filter({ $0 == "/" }).count > 1 { return "several solidi" }
    if text.contains(/^\d+\(/) { return "whole number before a parenthesis" }
    if hasSolidusInParentheses(text) { return "solidus inside parentheses" }
    if text.contains(/[*]\(?[-+]?\d{5}/) { return "exponent of five digits, not asked" }
    if text.hasPrefix("10**("), text.prefix(while: { $0 != ")" }).contains("/") {
      return "ratio as power of ten"
    }
    if terms.contains(where: { $0.symbol.status == .unknown || $0.symbol.status == .prefixNotAllowed }) {
      return "unknown units"
    }
    if names.contains(where: { ["pct", "pcount", "yd", "dbyte", "ta", "yyr"].contains($0) }) {
      return "left out"
    }
    if terms.contains(where: { $0.symbol.status == .quoted && $0.symbol.prefix?.symbol == "da" }) {
      return "da before a quote"
    }
    return nil
  }

  private static func hasSolidusInParentheses(_ text: String) -> Bool {
    var open: [Bool] = []
    var previous: Character = " "
    for character in text {
      if character == "(" { open.append(!previous.isLetter && previous != "'" && previous != "*") }
      if character == ")" { _ = open.popLast() }
      if character == "/", open.last == true { return true }
      previous = character
    }
    return false
  }

  /// Notations of other syntaxes that astropy takes and VOUnits does not allow, by what is said of them.
  static func overlooks(_ finding: UnitFinding) -> Bool {
    finding.kind == .syntax && notations.contains { finding.message.contains($0) }
  }

  private static let notations = [
    "A power is written with two asterisks", "A power of ten is written", "An exponent is a whole number",
    "around this exponent is never closed", "The product sign of units is the dot",
    "A blank is no product sign",
    "A dot is missing", "No blank is allowed", "Nothing may stand between the scale factor and the unit",
    "A unit cannot start with a solidus", "What stands behind a solidus", "A scale factor needs a unit",
    "A scale factor has no leading zeros", "A decimal number starts with a digit", "ends without punctuation",
    "Between quotes stands a name", "has no place here in a unit",
  ]

  /// Units whose size astropy takes from elsewhere.
  static func sizeDiffers(_ expression: UnitExpression) -> String? {
    let bases = expression.node?.terms.compactMap { $0.symbol.known?.symbol } ?? []
    if bases.contains("D") { return "debye as 1e-29/3 C.m" }
    let texts = expression.node?.terms.map(\.symbol.text) ?? []
    if texts.contains("ha") { return "hectare for the hectoyear" }
    if texts.contains("dau") { return "deciau for the decaatomicmass" }
    if bases.contains("Ba") { return "barye for the Besselian year" }
    return nil
  }
}

@Suite struct OracleTests {
  @Test func verdictsAreThoseOfTheGrammar() throws {
    let entries = try OracleEntry.all()
    #expect(entries.count > 8000)
    var differing: [String] = []
    for entry in entries {
      let findings = VOUnit.check(entry.text)
      let parses = (try? VOUnit(parsing: entry.text)) != nil
      let outOfRange = findings.contains { $0.kind == .outOfRange }
      if parses == entry.isValid || (entry.isValid && outOfRange) { continue }
      if !meaninglessTexts.contains(entry.text) { differing.append(entry.text) }
    }
    #expect(differing == [])
  }

  @Test func astropyTakesTheSameTexts() throws {
    var differing: [String] = []
    for entry in try OracleEntry.all() {
      do {
        _ = try VOUnit(parsing: entry.text)
        var parser = UnitParser(entry.text)
        let expression = try parser.parse()
        if entry.astropy != "ok", AstropyDifference.refuses(entry.text, expression) == nil {
          differing.append("refused by astropy: \(entry.text)")
        }
      } catch {
        let isMeaningless = meaninglessTexts.contains(entry.text)
        if entry.astropy == "ok", !isMeaningless, !AstropyDifference.overlooks(error.finding),
          error.finding.kind != .outOfRange
        {
          differing.append("taken by astropy: \(entry.text)")
        }
      }
    }
    #expect(differing == [])
  }

  @Test func sizesAndDimensionsAreThoseOfAstropy() throws {
    var differing: [String] = []
    var compared = 0
    for entry in try OracleEntry.all() where entry.astropy == "ok" {
      guard let scale = entry.scale, let unit = try? VOUnit(parsing: entry.text) else { continue }
      var parser = UnitParser(entry.text)
      if AstropyDifference.sizeDiffers(try parser.parse()) != nil { continue }
      compared += 1
      let error = abs(unit.scale - scale) / scale
      if !(error <= 1e-14) { differing.append("\(entry.text): \(unit.scale), astropy \(scale), \(error)") }
      var dimension: [String: Double] = [:]
      for base in unit.dimension.bases { dimension[base.symbol] = unit.dimension[base].value }
      let agrees =
        dimension.count == entry.dimension.count
        && dimension.allSatisfy { abs((entry.dimension[$0.key] ?? .nan) - $0.value) < 1e-12 }
      if !agrees { differing.append("\(entry.text): \(unit.dimension), astropy \(entry.dimension)") }
    }
    #expect(compared > 3000)
    #expect(differing == [])
  }
}
