import Base
internal import TFCatJSON

/// A DataCite record, kernel 4.5, in the form of DataCite's JSON.
struct DataCiteRecord {
  private static let namespace = "http://datacite.org/schema/kernel-4"
  private static let orcid = "https://orcid.org"

  let facts: PackageFacts
  let coverage: PackageCoverage
  let files: [PackageFile]
  let eventCount: Int

  var json: JSONValue {
    let description = facts.description
    var record = JSONObject()
    record.add("doi", description.doi)
    record["types"] = ["resourceTypeGeneral": "Dataset", "resourceType": .string(resourceType)]
    record["creators"] = .array(description.creators.map(Self.creator))
    record["titles"] = [["title": .string(facts.title)]]
    record["publisher"] = ["name": .string(DisplayText.line(facts.publisher))]
    record["publicationYear"] = .string(facts.year)
    record["subjects"] = .array(facts.subjects.map(Self.subject))
    record["contributors"] = [contact]
    record["dates"] = .array(dates.map { ["date": .string($0.date), "dateType": .string($0.kind)] })
    record["language"] = "en"
    if !references.isEmpty {
      record["relatedIdentifiers"] = .array(
        references.map {
          [
            "relatedIdentifier": .string($0.text), "relatedIdentifierType": .string($0.kind),
            "relationType": "IsDescribedBy",
          ]
        })
    }
    record["sizes"] = .array(sizes.map(JSONValue.string))
    record["formats"] = .array(formats.map(JSONValue.string))
    record.add("version", description.version)
    record["rightsList"] = [.object(rights)]
    record["descriptions"] = [
      ["description": .string(description.description), "descriptionType": "Abstract"]
    ]
    record.add("url", facts.referenceURL)
    record["schemaVersion"] = .string(Self.namespace)
    return .object(record)
  }

  private var resourceType: String { "TFCat catalogue" }

  private static func creator(_ creator: ServiceDescription.Creator) -> JSONValue {
    var object = JSONObject([("name", .string(DisplayText.line(creator.name)))])
    object["nameType"] = creator.isPerson ? "Personal" : "Organizational"
    object.add("givenName", creator.givenName)
    object.add("familyName", creator.familyName)
    if let id = creator.orcid {
      object["nameIdentifiers"] = [
        [
          "nameIdentifier": .string("\(orcid)/\(id)"), "nameIdentifierScheme": "ORCID",
          "schemeUri": .string(orcid),
        ]
      ]
    }
    if let affiliation = creator.affiliation {
      object["affiliation"] = [["name": .string(DisplayText.line(affiliation))]]
    }
    return .object(object)
  }

  private static func subject(_ word: String, _ label: String) -> JSONValue {
    guard Subjects.isKnown(word) else { return ["subject": .string(word)] }
    return [
      "subject": .string(label), "subjectScheme": "Unified Astronomy Thesaurus",
      "schemeUri": .string(Subjects.vocabulary), "valueUri": .string("\(Subjects.vocabulary)#\(word)"),
    ]
  }

  private var contact: JSONValue {
    let isPerson = facts.contact.name.contains(",")
    return [
      "contributorType": "ContactPerson", "name": .string(DisplayText.line(facts.contact.name)),
      "nameType": isPerson ? "Personal" : "Organizational",
    ]
  }

  private var dates: [(date: String, kind: String)] {
    var dates = [(facts.published.text, "Issued")]
    if let date = facts.updated { dates.append((date, "Updated")) }
    if let days = coverage.days { dates.append(("\(days.first)/\(days.last)", "Collected")) }
    return dates
  }

  private var references: [PackageReference] { facts.description.references.map(PackageReference.init) }

  private var sizes: [String] {
    ["\(eventCount) \(eventCount == 1 ? "event" : "events")"]
      + [DisplayText.size(files.reduce(0) { $0 + $1.byteCount })]
  }

  private var formats: [String] {
    var formats: [String] = []
    for file in files where !formats.contains(file.mediaType) { formats.append(file.mediaType) }
    return formats
  }

  private var rights: JSONObject {
    var rights = JSONObject([
      ("rights", .string(facts.licence.name)), ("rightsUri", .string(facts.licence.url)),
    ])
    if let identifier = facts.licence.identifier {
      rights["rightsIdentifier"] = .string(identifier)
      rights["rightsIdentifierScheme"] = "SPDX"
      rights["schemeUri"] = "https://spdx.org/licenses/"
    }
    return rights
  }

  // MARK: XML

  /// The same record as XML (metadata.xsd of the kernel).
  var xml: String {
    let description = facts.description
    var xml = XMLPage()
    xml.open(
      "resource",
      [
        ("xmlns", Self.namespace), ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
          "xsi:schemaLocation",
          "\(Self.namespace) https://schema.datacite.org/meta/kernel-4.5/metadata.xsd"
        ),
      ])
    // What DataCite has for identifiers that are to be announced (4.5, appendix 3).
    xml.element("identifier", [("identifierType", "DOI")], description.doi ?? "(:tba)")
    xml.group("creators") { xml in
      for creator in description.creators {
        xml.group("creator") { xml in
          xml.element(
            "creatorName", [("nameType", creator.isPerson ? "Personal" : "Organizational")],
            DisplayText.line(creator.name))
          xml.element("givenName", creator.givenName)
          xml.element("familyName", creator.familyName)
          if let id = creator.orcid {
            xml.element(
              "nameIdentifier", [("nameIdentifierScheme", "ORCID"), ("schemeURI", Self.orcid)],
              "\(Self.orcid)/\(id)")
          }
          xml.element("affiliation", creator.affiliation.map(DisplayText.line))
        }
      }
    }
    xml.group("titles") { $0.element("title", facts.title) }
    xml.element("publisher", DisplayText.line(facts.publisher))
    xml.element("publicationYear", facts.year)
    xml.element("resourceType", [("resourceTypeGeneral", "Dataset")], resourceType)
    xml.group("subjects") { xml in
      for (word, label) in facts.subjects {
        let attributes =
          Subjects.isKnown(word)
          ? [
            ("subjectScheme", "Unified Astronomy Thesaurus"), ("schemeURI", Subjects.vocabulary),
            ("valueURI", "\(Subjects.vocabulary)#\(word)"),
          ] : []
        xml.element("subject", attributes, label)
      }
    }
    xml.group("contributors") { xml in
      xml.group("contributor", [("contributorType", "ContactPerson")]) { xml in
        xml.element(
          "contributorName",
          [("nameType", facts.contact.name.contains(",") ? "Personal" : "Organizational")],
          DisplayText.line(facts.contact.name))
      }
    }
    xml.group("dates") { xml in
      for date in dates { xml.element("date", [("dateType", date.kind)], date.date) }
    }
    xml.element("language", "en")
    if !references.isEmpty {
      xml.group("relatedIdentifiers") { xml in
        for reference in references {
          xml.element(
            "relatedIdentifier",
            [("relatedIdentifierType", reference.kind), ("relationType", "IsDescribedBy")], reference.text)
        }
      }
    }
    xml.group("sizes") { xml in for size in sizes { xml.element("size", size) } }
    xml.group("formats") { xml in for format in formats { xml.element("format", format) } }
    xml.element("version", description.version)
    xml.group("rightsList") { xml in
      var attributes = [("rightsURI", facts.licence.url)]
      if let identifier = facts.licence.identifier {
        attributes += [
          ("rightsIdentifier", identifier), ("rightsIdentifierScheme", "SPDX"),
          ("schemeURI", "https://spdx.org/licenses/"),
        ]
      }
      xml.element("rights", attributes, facts.licence.name)
    }
    xml.group("descriptions") {
      $0.element("description", [("descriptionType", "Abstract")], description.description)
    }
    xml.close("resource")
    return xml.text
  }
}
