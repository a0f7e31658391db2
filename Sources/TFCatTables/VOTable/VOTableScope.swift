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
}
