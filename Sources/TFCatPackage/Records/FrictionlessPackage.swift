import Base
internal import TFCatJSON

/// `datapackage.json`: a Frictionless Data Package with table schemas of the CSV twins.
struct FrictionlessPackage {
  let facts: PackageFacts
  let coverage: PackageCoverage
  let catalogues: [PackagedCatalogue]
  /// A digest of everything that the package was made from.
  let inputs: String

  /// The member by which this program knows its own packages again.
  static let inputsName = "tfcat"

  /// The name of the package of a catalogue.
  static func packageName(of description: ServiceDescription) -> String {
    description.name.split(separator: "_").joined(separator: "-")
  }

  var json: JSONValue {
    let description = facts.description
    var package = JSONObject([
      ("name", .string(Self.packageName(of: description)))
    ])
    package.add("id", facts.doiURL)
    package.add("title", facts.title)
    package.add("description", description.description)
    package.add("version", description.version)
    package.add("created", "\(facts.date)T00:00:00Z")
    package.add("homepage", facts.referenceURL)
    package["keywords"] = .array(description.subjects.map(JSONValue.string))
    var licence = JSONObject()
    licence.add("name", facts.licence.identifier)
    licence.add("path", facts.licence.url)
    licence.add("title", facts.licence.name)
    package["licenses"] = [.object(licence)]
    package["contributors"] = .array(
      description.creators.map { creator in
        var contributor = JSONObject([("title", .string(DisplayText.line(creator.name)))])
        contributor.add("path", creator.orcid.map { "https://orcid.org/\($0)" })
        contributor.add("role", "author")
        contributor.add("organization", creator.affiliation)
        return .object(contributor)
      } + [["title": .string(DisplayText.line(facts.publisher)), "role": "publisher"]])
    let references = description.references.map(PackageReference.init)
    if !references.isEmpty {
      package["sources"] = .array(
        references.map { reference in
          var source = JSONObject([("title", .string(reference.text))])
          source.add("path", reference.url)
          return .object(source)
        })
    }
    package.add("image", PackageNames.thumbnail)
    if let start = coverage.start, let end = coverage.end {
      package["temporal"] = ["start": .string(start), "end": .string(end)]
    }
    package["resources"] = .array(
      zip(Self.names(catalogues.map(\.stem)), catalogues).flatMap(Self.resources))
    let count = catalogues.reduce(0) { $0 + $1.eventCount }
    package[Self.inputsName] = ["inputs": .string(inputs), "events": .number(JSONNumber(Int64(count)))]
    return .object(package)
  }

  private static func resources(_ name: String, _ catalogue: PackagedCatalogue) -> [JSONValue] {
    var csv = resource(catalogue.csv, "\(name)-csv", format: "csv")
    csv["profile"] = "tabular-data-resource"
    csv["encoding"] = "utf-8"
    csv["schema"] = [
      "fields": .array(catalogue.columns.map(field)), "missingValues": [""],
    ]
    var tfcat = resource(catalogue.tfcat, "\(name)-tfcat", format: "json")
    tfcat["type"] = "json"
    var votable = resource(catalogue.votable, "\(name)-votable", format: "vot")
    votable["type"] = "file"
    return [.object(csv), .object(tfcat), .object(votable)]
  }

  private static func resource(_ file: PackageFile, _ name: String, format: String) -> JSONObject {
    [
      "name": .string(name), "path": .string(file.name),
      "title": .string(file.title), "format": .string(format), "mediatype": .string(file.mediaType),
      "bytes": .number(JSONNumber(Int64(file.byteCount))), "hash": .string("sha256:\(file.sha256)"),
    ]
  }

  private static func field(_ column: PackageColumn) -> JSONValue {
    var field = JSONObject([("name", .string(column.name)), ("type", .string(column.kind.rawValue))])
    // With and without decimals of a second.
    if column.kind == .datetime { field["format"] = "any" }
    field.add("description", column.description)
    field.add("unit", column.unit)
    field.add("ucd", column.ucd)
    return .object(field)
  }

  /// A name of a resource: lower-case letters, digits, `.`, `_` and `-` (Data Package 1.0).
  static func name(_ text: String) -> String {
    var name: [UInt8] = []
    for byte in text.utf8 {
      let isPlain = byte.isLetterOrDigit || "._".utf8.contains(byte)
      if isPlain || name.last != .minus { name.append(isPlain ? byte.lowercased : .minus) }
    }
    if name.last == .minus { name.removeLast() }
    return name.isEmpty ? "catalogue" : String(decoding: name, as: UTF8.self)
  }

  /// A name for each catalogue, none twice.
  static func names(_ stems: [String]) -> [String] {
    var taken: Set<String> = []
    return stems.map { stem in
      let name = name(stem)
      var unique = name
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(name)-\(number)"
        number += 1
      }
      return unique
    }
  }
}
