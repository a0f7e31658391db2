import Base
internal import EPNCore
internal import VOVocabulary

/// The record of the service in the registry of the Virtual Observatory: a `vs:CatalogResource`
/// (VODataService 1.1 and 1.2 on VOResource 1.1), as EPN-TAP 2.0 wants it.
struct RegistryRecord {
  let facts: PackageFacts
  let coverage: PackageCoverage

  var xml: String {
    var xml = XMLPage()
    var attributes = [
      ("xmlns:ri", "http://www.ivoa.net/xml/RegistryInterface/v1.0"),
      ("xmlns:vr", "http://www.ivoa.net/xml/VOResource/v1.0"),
      ("xmlns:vs", "http://www.ivoa.net/xml/VODataService/v1.1"),
      ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"), ("xsi:type", "vs:CatalogResource"),
      ("created", "\(facts.published.day ?? facts.date)T00:00:00Z"), ("updated", "\(facts.date)T00:00:00Z"),
      ("status", "active"),
    ]
    if let version = facts.description.version { attributes.append(("version", version)) }
    attributes.append(
      (
        "xsi:schemaLocation",
        "http://www.ivoa.net/xml/RegistryInterface/v1.0 http://www.ivoa.net/xml/RegistryInterface/v1.0"
          + " http://www.ivoa.net/xml/VOResource/v1.0 http://www.ivoa.net/xml/VOResource/v1.0"
          + " http://www.ivoa.net/xml/VODataService/v1.1 http://www.ivoa.net/xml/VODataService/v1.1"
      ))
    xml.open("ri:Resource", attributes)
    xml.element("title", facts.title)
    // At most 16 characters.
    xml.element("shortName", String(facts.description.name.prefix(16)))
    xml.element("identifier", facts.ivoid)
    if let doi = facts.description.doi { xml.element("altIdentifier", "doi:\(URIEscaping.doi(doi))") }
    curation(&xml)
    content(&xml)
    xml.element("rights", [("rightsURI", facts.licence.spdxURL ?? facts.licence.url)], facts.licence.name)
    if let server = facts.description.baseURL {
      xml.group("capability", [("standardID", "ivo://ivoa.net/std/TAP#aux")]) { xml in
        xml.group("interface", [("xsi:type", "vs:ParamHTTP"), ("role", "std"), ("version", "1.1")]) { xml in
          xml.element("accessURL", [("use", "base")], Self.tap(server))
        }
      }
    }
    for facility in facts.description.facilities { xml.element("facility", DisplayText.line(facility)) }
    for instrument in facts.description.instruments {
      xml.element("instrument", DisplayText.line(instrument))
    }
    space(&xml)
    tables(&xml)
    xml.close("ri:Resource")
    return xml.text
  }

  private static func tap(_ server: String) -> String {
    var server = server
    while server.hasSuffix("/") { server.removeLast() }
    return "\(server)/tap"
  }

  private func curation(_ xml: inout XMLPage) {
    xml.group("curation") { xml in
      xml.element("publisher", DisplayText.line(facts.publisher))
      for creator in facts.description.creators {
        xml.group("creator") { xml in
          xml.element("name", DisplayText.line(creator.name))
          xml.element("altIdentifier", creator.orcid.map { "https://orcid.org/\($0)" })
        }
      }
      // VOResource allows whole dates only.
      if let day = facts.published.day { xml.element("date", [("role", "Issued")], day) }
      if let date = facts.updated { xml.element("date", [("role", "Updated")], date) }
      xml.element("version", facts.description.version)
      xml.group("contact") { xml in
        xml.element("name", DisplayText.line(facts.contact.name))
        xml.element("address", facts.contact.address.map(DisplayText.line))
        xml.element("email", facts.contact.email)
      }
    }
  }

  private func content(_ xml: inout XMLPage) {
    xml.group("content") { xml in
      for subject in facts.description.subjects { xml.element("subject", subject) }
      xml.element("description", facts.description.description)
      if let reference = facts.description.references.map(PackageReference.init).first {
        let format = reference.kind == "bibcode" ? [("format", "bibcode")] : []
        xml.element("source", format, reference.kind == "DOI" ? "doi:\(reference.text)" : reference.text)
      }
      xml.element("referenceURL", facts.referenceURL)
      xml.element("type", "Catalog")
      xml.element("contentLevel", "Research")
      if facts.description.authority != nil {
        xml.group("relationship") { xml in
          xml.element("relationshipType", "IsServedBy")
          xml.element(
            "relatedResource", [("ivo-id", "ivo://\(facts.authority)/__system__/tap/run")],
            "TAP service of \(DisplayText.line(facts.publisher))")
        }
      }
    }
  }

  private func space(_ xml: inout XMLPage) {
    guard !coverage.stretches.isEmpty || coverage.spectral != nil else { return }
    xml.group("coverage") { xml in
      for stretch in coverage.stretches {
        xml.element("temporal", "\(stretch.lowerBound) \(stretch.upperBound)")
      }
      guard let spectral = coverage.spectral else { return }
      xml.element("spectral", "\(spectral.energies.lowerBound) \(spectral.energies.upperBound)")
      for band in spectral.wavebands { xml.element("waveband", band) }
    }
  }

  private func tables(_ xml: inout XMLPage) {
    xml.group("tableset") { xml in
      xml.group("schema") { xml in
        xml.element("name", facts.description.name)
        xml.element("title", facts.title)
        xml.group("table", [("type", "table")]) { xml in
          xml.element("name", "\(facts.description.name).epn_core")
          xml.element("title", facts.title)
          xml.element("description", DisplayText.line(facts.description.description))
          xml.element("utype", "ivo://ivoa.net/std/epntap#table-2.0")
          for column in GranuleColumn.mandatory { Self.column(column, &xml) }
        }
      }
    }
  }

  private static func column(_ column: GranuleColumn, _ xml: inout XMLPage) {
    xml.group("column", [("std", "true")]) { xml in
      xml.element("name", column.name)
      xml.element("description", column.about)
      xml.element("unit", column.unit)
      xml.element("ucd", column.ucd)
      var type = [("xsi:type", "vs:VOTableType")]
      switch column.dataType {
      case .text, .timestamp:
        type.append(("arraysize", "*"))
        if let xtype = column.xtype { type.append(("extendedType", xtype)) }
        xml.element("dataType", type, "char")
      case .integer: xml.element("dataType", type, "int")
      case .float: xml.element("dataType", type, "float")
      case .double: xml.element("dataType", type, "double")
      }
    }
  }
}
