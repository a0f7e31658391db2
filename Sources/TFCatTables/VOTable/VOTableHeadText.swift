import Base

/// The text of a VOTable up to its cells.
struct VOTableHeadText {
  let path: String

  func write(_ head: TableHead, into bytes: inout [UInt8]) throws(TableError) {
    let start = bytes.count
    bytes.append(
      contentsOf: """
        <?xml version="1.0" encoding="UTF-8"?>
        <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:schemaLocation="http://www.ivoa.net/xml/VOTable/v1.3 http://www.ivoa.net/xml/VOTable/votable-1.4.xsd">

        """.utf8)
    let resource = head.resource
    element(
      "RESOURCE",
      [
        ("name", resource.name), ("ID", resource.id), ("utype", resource.utype),
        ("type", resource.type ?? "results"),
      ], into: &bytes)
    bytes.append(0x0A)
    write(description: resource.description, into: &bytes)
    for info in head.infos { write(info, into: &bytes) }
    for system in head.coordinateSystems {
      element(
        "COOSYS",
        [
          ("ID", system.id), ("system", system.system), ("equinox", system.equinox), ("epoch", system.epoch),
          ("refposition", system.referencePosition),
        ], isEmpty: true, into: &bytes)
      bytes.append(0x0A)
    }
    for system in head.timeSystems {
      element(
        "TIMESYS",
        [
          ("ID", system.id), ("timescale", system.timeScale), ("refposition", system.referencePosition),
          ("timeorigin", system.timeOrigin),
        ], isEmpty: true, into: &bytes)
      bytes.append(0x0A)
    }
    element(
      "TABLE",
      [
        ("name", head.name), ("ID", head.id), ("ucd", head.ucd), ("utype", head.utype),
        ("nrows", head.rowCount.map(String.init)),
      ], into: &bytes)
    bytes.append(0x0A)
    write(description: head.description, into: &bytes)
    // The schema of VOTable lets these come in any order.
    for parameter in head.parameters { write(parameter.column, value: parameter.text, into: &bytes) }
    for column in head.columns { write(column, value: nil, into: &bytes) }
    for group in head.groups { write(group, into: &bytes) }
    for link in head.links { write(link, into: &bytes) }
    let text = String(decoding: bytes[start...], as: UTF8.self)
    if let character = XMLEscaping.forbiddenCharacter(in: text) {
      throw TableError(
        path: path,
        reason: "a description has the character \(character.escaped(asASCII: true)), which XML does not have"
      )
    }
  }

  func write(_ info: TableInfo, into bytes: inout [UInt8]) {
    element(
      "INFO",
      [
        ("ID", info.id), ("name", info.name), ("value", info.value), ("unit", info.unit), ("ucd", info.ucd),
        ("utype", info.utype),
      ], isEmpty: info.content.isEmpty, into: &bytes)
    if !info.content.isEmpty {
      XMLText.write(info.content, into: &bytes)
      XMLText.close("INFO", into: &bytes)
    }
    bytes.append(0x0A)
  }

  private func write(description: String?, into bytes: inout [UInt8]) {
    guard let description, !description.isEmpty else { return }
    bytes.append(contentsOf: "<DESCRIPTION>".utf8)
    XMLText.write(description, into: &bytes)
    bytes.append(contentsOf: "</DESCRIPTION>\n".utf8)
  }

  /// A FIELD, or with a value a PARAM.
  private func write(_ column: TableColumn, value: String?, into bytes: inout [UInt8]) {
    let name = value == nil ? "FIELD" : "PARAM"
    let shape = column.shape.description
    let isEmpty =
      column.description?.isEmpty != false && column.null == nil && column.values == nil
      && column.links.isEmpty
    element(
      name,
      [
        ("ID", column.id), ("name", column.name), ("datatype", (column.dataType ?? .unicodeChar).rawValue),
        ("arraysize", column.dataType == nil ? "*" : shape.isEmpty ? nil : shape), ("unit", column.unit),
        ("ucd", column.ucd), ("utype", column.utype), ("xtype", column.xtype), ("ref", column.reference),
        ("width", column.width.map(String.init)), ("precision", column.precision), ("value", value),
      ], isEmpty: isEmpty, into: &bytes)
    if !isEmpty {
      bytes.append(0x0A)
      write(description: column.description, into: &bytes)
      writeValues(column, into: &bytes)
      for link in column.links { write(link, into: &bytes) }
      XMLText.close(name, into: &bytes)
    }
    bytes.append(0x0A)
  }

  private func writeValues(_ column: TableColumn, into bytes: inout [UInt8]) {
    guard column.values != nil || column.null != nil else { return }
    let values = column.values ?? TableColumnValues()
    let isEmpty = values.minimum == nil && values.maximum == nil && values.options.isEmpty
    element("VALUES", [("null", column.null)], isEmpty: isEmpty, into: &bytes)
    if !isEmpty {
      if let minimum = values.minimum { element("MIN", [("value", minimum)], isEmpty: true, into: &bytes) }
      if let maximum = values.maximum { element("MAX", [("value", maximum)], isEmpty: true, into: &bytes) }
      for option in values.options {
        element("OPTION", [("name", option.name), ("value", option.value)], isEmpty: true, into: &bytes)
      }
      XMLText.close("VALUES", into: &bytes)
    }
    bytes.append(0x0A)
  }

  private func write(_ link: TableLink, into bytes: inout [UInt8]) {
    element(
      "LINK",
      [
        ("content-role", link.contentRole), ("content-type", link.contentType), ("title", link.title),
        ("value", link.value), ("href", link.href), ("action", link.action),
      ], isEmpty: true, into: &bytes)
    bytes.append(0x0A)
  }

  private func write(_ group: TableGroup, into bytes: inout [UInt8]) {
    element(
      "GROUP", [("ID", group.id), ("name", group.name), ("ucd", group.ucd), ("utype", group.utype)],
      into: &bytes)
    bytes.append(0x0A)
    write(description: group.description, into: &bytes)
    for reference in group.columnReferences {
      element("FIELDref", [("ref", reference)], isEmpty: true, into: &bytes)
      bytes.append(0x0A)
    }
    for reference in group.parameterReferences {
      element("PARAMref", [("ref", reference)], isEmpty: true, into: &bytes)
      bytes.append(0x0A)
    }
    for parameter in group.parameters { write(parameter.column, value: parameter.text, into: &bytes) }
    for inner in group.groups { write(inner, into: &bytes) }
    XMLText.close("GROUP", into: &bytes)
    bytes.append(0x0A)
  }

  private func element(
    _ name: String, _ attributes: [(name: String, value: String?)], isEmpty: Bool = false,
    into bytes: inout [UInt8]
  ) {
    XMLText.open(name, attributes, isEmpty: isEmpty, into: &bytes)
  }
}
