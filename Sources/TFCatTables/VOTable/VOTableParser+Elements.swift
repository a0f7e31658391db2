import TFCatJSON

extension VOTableParser {
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(XMLFault) {
    let element = VOTableElement(name)
    guard elements.count < VOTableLimits.depth else {
      throw XMLFault(reason: "more than \(VOTableLimits.depth) elements inside each other")
    }
    defer { elements.append(element) }
    switch element {
    case .row:
      guard elements.last == .tableData else { return }
      rowLine = line ?? 0
      rowStart = eventRange.lowerBound
      extraCells = 0
      cells.removeAll(keepingCapacity: true)
    case .cell:
      beginText()
    case .votable:
      version = attributes["version"] ?? Self.version(attributes.values(ofPrefix: "xmlns")) ?? ""
      scopes = [VOTableScope()]
    case .resource: try openResource(attributes)
    case .table:
      guard table == nil else { throw XMLFault(reason: "a TABLE inside a TABLE") }
      try openTable(attributes)
    case .field, .parameter: openColumn(element, attributes)
    case .info:
      info = TableInfo(
        name: attributes["name"] ?? "", value: attributes["value"] ?? "", utype: attributes["utype"],
        ucd: attributes["ucd"])
      info?.id = attributes["ID"]
      info?.unit = attributes["unit"]
      beginText()
    case .description: beginText()
    case .values: column?.null = attributes["null"]
    case .minimum, .maximum, .option: try openDomain(element, attributes)
    case .link: openLink(attributes)
    case .group, .fieldReference, .parameterReference: try openGroup(element, attributes)
    case .timeSystem, .coordinateSystem: openSystem(element, attributes)
    case .data: announceTable()
    case .stream: try openStream(attributes)
    case .fits:
      throw XMLFault(reason: "the cells are in a FITS file: convert it, for instance with `stilts tcopy`")
    case .tableData, .binary, .binary2, .other: break
    }
  }

  func end(_ name: XMLName) throws(XMLFault) {
    guard let element = elements.popLast() else { return }
    switch element {
    case .cell: endCell()
    case .row:
      guard elements.last == .tableData else { return }
      endScannedRow()
    case .resource: closeResource()
    case .votable: closedInfos += scopes.first?.infos ?? []
    case .table: finishTable()
    case .field: try closeField()
    case .parameter: closeParameter()
    case .info: closeInfo()
    case .description: closeDescription()
    case .group: closeGroup()
    case .stream: try closeStream()
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLFault) {
    if keepsText {
      text.append(contentsOf: bytes)
    } else if elements.last == .stream {
      scannedTextEnd = scannedEventEnd
      try decode(bytes)
    }
  }

  func beginText() {
    text.removeAll(keepingCapacity: true)
    keepsText = true
  }

  /// The text of the element that ends, without the blanks around it.
  func endText() -> String {
    keepsText = false
    return text.withUnsafeBufferPointer { String(decoding: TableText.trimmed($0), as: UTF8.self) }
  }

  /// Documents without the attribute tell their version by their namespace:
  /// `http://www.ivoa.net/xml/VOTable/v1.3`.
  private static func version(_ namespaces: [String]) -> String? {
    for namespace in namespaces where namespace.lowercased().contains("votable") {
      if let mark = namespace.lastIndex(where: { $0 == "v" || $0 == "V" }) {
        let version = namespace[namespace.index(after: mark)...]
        if version.first?.isNumber == true { return String(version) }
      }
    }
    return nil
  }

  // MARK: Resources and tables

  private func openResource(_ attributes: XMLAttributes) throws(XMLFault) {
    if scopes.isEmpty {
      notes.add("the RESOURCE stands in no VOTABLE", line: line)
      scopes = [VOTableScope()]
      version = version ?? ""
    }
    guard scopes.count < VOTableLimits.resources else {
      throw XMLFault(reason: "more than \(VOTableLimits.resources) resources inside each other")
    }
    var scope = VOTableScope()
    scope.resource.type = attributes["type"]
    scope.resource.name = attributes["name"]
    scope.resource.id = attributes["ID"]
    scope.resource.utype = attributes["utype"]
    scopes.append(scope)
  }

  private func closeResource() {
    if scopes.count > 1, let scope = scopes.popLast() {
      closedInfos += scope.infos
      closedSystems.time += scope.timeSystems
      closedSystems.coordinate += scope.coordinateSystems
    }
    closeTables()
  }

  private func openTable(_ attributes: XMLAttributes) throws(XMLFault) {
    if scopes.isEmpty { throw XMLFault(reason: "a TABLE that stands in no VOTABLE") }
    openTableStart = eventRange.lowerBound
    var head = TableHead(inside: scopes)
    head.name = attributes["name"]
    head.id = attributes["ID"]
    head.ucd = attributes["ucd"]
    head.utype = attributes["utype"]
    head.rowCount = attributes["nrows"].flatMap { Int($0) }
    if let reference = attributes["ref"], let columns = columnsByID[reference] { head.columns = columns }
    table = head
  }

  // MARK: Columns

  private func openColumn(_ element: VOTableElement, _ attributes: XMLAttributes) {
    var column = TableColumn(
      name: attributes["name"] ?? attributes["ID"] ?? "", unit: attributes["unit"], ucd: attributes["ucd"],
      utype: attributes["utype"], xtype: attributes["xtype"], reference: attributes["ref"],
      id: attributes["ID"])
    column.precision = attributes["precision"]
    column.width = attributes["width"].flatMap { Int($0) }
    if let type = attributes["datatype"] {
      column.dataType = TableDataType(votable: type)
      if column.dataType == nil {
        notes.add("the datatype \"\(type)\" is none of VOTable: its cells are read as text", line: line)
        column.dataType = .char
        column.shape = .variable
      }
    } else {
      notes.add("a \(element == .field ? "FIELD" : "PARAM") without a datatype: read as text", line: line)
      column.dataType = .char
      column.shape = .variable
    }
    if let size = attributes["arraysize"] {
      if let shape = ArrayShape(size) {
        column.shape = shape
      } else {
        notes.add("the arraysize \"\(size)\" is none: taken as \"*\"", line: line)
        column.shape = .variable
      }
    }
    if element == .parameter { parameter = TableParameter(column, text: attributes["value"] ?? "") }
    self.column = column
  }

  private func openDomain(_ element: VOTableElement, _ attributes: XMLAttributes) throws(XMLFault) {
    guard column != nil else { return }
    let value = attributes["value"] ?? ""
    // In place: a copy of the options for each of them would cost their square.
    if column?.values == nil { column?.values = TableColumnValues() }
    switch element {
    case .minimum: column?.values?.minimum = value
    case .maximum: column?.values?.maximum = value
    default:
      guard (column?.values?.options.count ?? 0) < VOTableLimits.options else {
        throw XMLFault(reason: "more than \(VOTableLimits.options) OPTIONs of one column")
      }
      column?.values?.options.append(.init(value: value, name: attributes["name"]))
    }
  }

  private func closeField() throws(XMLFault) {
    guard var column else { return }
    self.column = nil
    guard (table?.columns.count ?? 0) < VOTableLimits.columns else {
      throw XMLFault(reason: "more than \(VOTableLimits.columns) FIELDs in one table")
    }
    // Formats without names have numbers.
    if column.name.isEmpty { column.name = "col\((table?.columns.count ?? 0) + 1)" }
    table?.columns.append(column)
  }

  private func closeParameter() {
    guard var parameter, let column else { return }
    self.parameter = nil
    self.column = nil
    parameter.column = column
    if !groups.isEmpty {
      groups[groups.count - 1].parameters.append(parameter)
    } else if table != nil {
      table?.parameters.append(parameter)
    } else if !scopes.isEmpty {
      scopes[scopes.count - 1].parameters.append(parameter)
    }
  }

  private func closeInfo() {
    guard var info else { return }
    info.content = endText()
    self.info = nil
    if table != nil {
      table?.infos.append(info)
    } else if !scopes.isEmpty {
      scopes[scopes.count - 1].infos.append(info)
      addTrailing(info)
    } else {
      // HELIO has the status of a failed query in an envelope of its own.
      closedInfos.append(info)
    }
  }

  private func closeDescription() {
    let text = endText()
    switch elements.last {
    case .field, .parameter: column?.description = text
    case .table: table?.description = text
    case .group where !groups.isEmpty: groups[groups.count - 1].description = text
    case .resource where !scopes.isEmpty: scopes[scopes.count - 1].description = text
    case .votable where !scopes.isEmpty: scopes[scopes.count - 1].description = text
    default: break
    }
  }

  private func openLink(_ attributes: XMLAttributes) {
    let link = TableLink(
      href: attributes["href"], title: attributes["title"], contentRole: attributes["content-role"],
      contentType: attributes["content-type"], value: attributes["value"], action: attributes["action"])
    if column != nil {
      column?.links.append(link)
    } else if table != nil {
      table?.links.append(link)
    } else if !scopes.isEmpty {
      scopes[scopes.count - 1].links.append(link)
    }
  }

  // MARK: Groups and systems

  private func openGroup(_ element: VOTableElement, _ attributes: XMLAttributes) throws(XMLFault) {
    switch element {
    case .group:
      guard groups.count < VOTableLimits.groups else {
        throw XMLFault(reason: "more than \(VOTableLimits.groups) groups inside each other")
      }
      var group = TableGroup(name: attributes["name"], utype: attributes["utype"])
      group.id = attributes["ID"]
      group.ucd = attributes["ucd"]
      groups.append(group)
    case .fieldReference where !groups.isEmpty:
      if let id = attributes["ref"] { groups[groups.count - 1].columnReferences.append(id) }
    case .parameterReference where !groups.isEmpty:
      if let id = attributes["ref"] { groups[groups.count - 1].parameterReferences.append(id) }
    default: break
    }
  }

  private func closeGroup() {
    guard let group = groups.popLast() else { return }
    if !groups.isEmpty {
      groups[groups.count - 1].groups.append(group)
    } else if table != nil {
      table?.groups.append(group)
    } else if !scopes.isEmpty {
      scopes[scopes.count - 1].groups.append(group)
    }
  }

  private func openSystem(_ element: VOTableElement, _ attributes: XMLAttributes) {
    let id = attributes["ID"] ?? ""
    if element == .timeSystem {
      let system = TableTimeSystem(
        id: id, timeScale: attributes["timescale"] ?? "UNKNOWN",
        referencePosition: attributes["refposition"] ?? "UNKNOWN", timeOrigin: attributes["timeorigin"])
      if table != nil {
        table?.timeSystems.append(system)
      } else if !scopes.isEmpty {
        scopes[scopes.count - 1].timeSystems.append(system)
      }
    } else {
      let system = TableCoordinateSystem(
        id: id, system: attributes["system"], equinox: attributes["equinox"], epoch: attributes["epoch"],
        referencePosition: attributes["refposition"])
      if table != nil {
        table?.coordinateSystems.append(system)
      } else if !scopes.isEmpty {
        scopes[scopes.count - 1].coordinateSystems.append(system)
      }
    }
  }
}

extension TableDataType {
  /// The type of that name, also as databases and older services name it.
  init?(votable name: String) {
    if let type = TableDataType(rawValue: name) {
      self = type
      return
    }
    switch name.lowercased() {
    case "string", "str", "text", "varchar": self = .char
    case "integer", "int32": self = .int
    case "int64", "bigint": self = .long
    case "int16", "smallint": self = .short
    case "bool": self = .boolean
    case "real", "float32": self = .float
    case "float64": self = .double
    default: return nil
    }
  }
}
