/// What a VOTABLE or a RESOURCE says for all tables in it.
struct VOTableScope {
  var resource = TableResource()
  var description: String?
  var parameters: [TableParameter] = []
  var infos: [TableInfo] = []
  var groups: [TableGroup] = []
  var links: [TableLink] = []
  var timeSystems: [TableTimeSystem] = []
  var coordinateSystems: [TableCoordinateSystem] = []
}

extension TableHead {
  /// Takes over what the document and the resources around a table say, the outermost first.
  init(inside scopes: [VOTableScope]) {
    self.init()
    for scope in scopes {
      parameters += scope.parameters
      infos += scope.infos
      groups += scope.groups
      timeSystems += scope.timeSystems
      coordinateSystems += scope.coordinateSystems
    }
    guard let inner = scopes.last else { return }
    resource = inner.resource
    resource.description = inner.description ?? scopes.reversed().lazy.compactMap(\.description).first
    links = inner.links
  }

  /// Adds the systems of other resources to which columns refer.
  mutating func addReferenced(_ times: [TableTimeSystem], _ coordinates: [TableCoordinateSystem]) {
    guard !times.isEmpty || !coordinates.isEmpty else { return }
    let wanted = Set(columns.compactMap(\.reference) + parameters.compactMap(\.column.reference))
    func isMissing(_ id: String?, in known: [String?]) -> Bool {
      id.map { wanted.contains($0) && !known.contains($0) } ?? false
    }
    timeSystems += times.filter { isMissing($0.id, in: timeSystems.map(\.id)) }
    coordinateSystems += coordinates.filter { isMissing($0.id, in: coordinateSystems.map(\.id)) }
  }
}
