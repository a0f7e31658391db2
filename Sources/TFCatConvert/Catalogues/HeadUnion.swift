package import TFCat
internal import TFCatJSON

/// What several catalogues say before their features, as what one says: the head of the first, with what the
/// others add.
package struct HeadUnion {
  package private(set) var head = CatalogueHead(crs: nil)
  /// What the user should know, in sentences without a full stop.
  package private(set) var notes: [String] = []
  /// The catalogue whose head it is.
  private var origin: String?
  /// Limits in time that are left out, as not all catalogues say where they are.
  private var unknownLimits: Set<String> = []

  package init() {}

  package init(_ head: CatalogueHead, of path: String) {
    self.head = head
    origin = path
  }

  var isEmpty: Bool { origin == nil }

  /// Adds a head whose features stay as they are.
  ///
  /// - Parameter needsSameFields: whether features can be read with the fields of all only where these are
  ///   the same.
  /// - Throws: `ConversionError` where the features would have to change to stand under one head.
  mutating func add(
    _ other: CatalogueHead, of path: String, needsSameFields: Bool = false
  ) throws(ConversionError) {
    guard let origin else {
      self = HeadUnion(other, of: path)
      return
    }
    func misfit(_ reason: String) -> ConversionError {
      ConversionError(
        path: path, reason: "\(reason): convert them one by one, and put them together with `tfcat merge`")
    }
    guard head.crs == other.crs else { throw misfit("its CRS is not that of \(origin)") }
    guard head.observations ?? [] == other.observations ?? [] else {
      throw misfit("its observations are not those of \(origin)")
    }
    guard !needsSameFields || head.fields == other.fields else {
      throw misfit("its fields are not those of \(origin)")
    }
    for (name, field) in other.fields ?? Fields() {
      var field = field
      if let known = head.fields?[name] {
        let union: FieldUnion
        do {
          union = try FieldUnion(name, known, of: origin, field, of: path)
        } catch {
          throw misfit(error.reason)
        }
        guard union.scaling == nil else {
          throw misfit("its field \"\(name)\" has another unit than that of \(origin)")
        }
        field = union.field
        notes += union.notes
      }
      head.fields = head.fields ?? Fields()
      head.fields?[name] = field
    }
    addRest(of: other, path)
  }

  /// Adds all but CRS, fields and observations.
  package mutating func addRest(of other: CatalogueHead, _ path: String) {
    let origin = origin ?? ""
    addProperties(of: other, path, origin)
    for member in other.foreignMembers where head.foreignMembers[member.name] != member.value {
      if head.foreignMembers[member.name] == nil {
        head.foreignMembers[member.name] = member.value
      } else {
        notes.append("\(path): \"\(member.name)\" is that of \(origin)")
      }
    }
    addBox(other.bbox)
  }

  private mutating func addBox(_ other: BoundingBox?) {
    let note = "the bbox is left out, as not every catalogue has one"
    if head.bbox == nil || other == nil, head.bbox != nil || other != nil, !notes.contains(note) {
      notes.append(note)
    }
    head.bbox = head.bbox.flatMap { box in other.map(box.union) }
  }

  private mutating func addProperties(of other: CatalogueHead, _ path: String, _ origin: String) {
    addLimits(of: other)
    guard let properties = other.properties else { return }
    var merged = head.properties ?? JSONObject()
    var kept: [String] = []
    for member in properties where !Self.limits.contains(member.name) {
      switch (member.name, merged[member.name], member.value) {
      case (_, nil, let value): merged[member.name] = value
      case (_, let known?, let value) where known == value: continue
      case ("caveat", .string(let known)?, .string(let added)):
        merged["caveat"] = .string("\(known) \(added)")
      case (_, .array(let known)?, .array(let added)):
        merged[member.name] = .array(known + added.filter { !known.contains($0) })
      default: kept.append(member.name)
      }
    }
    head.properties = merged
    if !kept.isEmpty {
      notes.append(
        "\(path): \(kept.joined(separator: ", ")) of the catalogue \(kept.count == 1 ? "is that" : "are those") of \(origin)"
      )
    }
  }

  private static let limits = ["time_min", "time_max"]

  /// Widens the times between which the catalogue lies. What not all catalogues say would be untrue of all.
  private mutating func addLimits(of other: CatalogueHead) {
    for name in Self.limits where !unknownLimits.contains(name) {
      switch (head.properties?[name], other.properties?[name]) {
      case (nil, nil): continue
      case (let one?, let two?) where one == two: continue
      case (let one, let two):
        if let limit = Self.limit(name, one?.string, two?.string) {
          head.properties?[name] = .string(limit)
        } else {
          head.properties?[name] = nil
          unknownLimits.insert(name)
          notes.append("\(name) is left out: not all catalogues say it in one form")
        }
      }
    }
  }

  /// The wider of two limits, which are dates that sort as texts.
  private static func limit(_ name: String, _ one: String?, _ other: String?) -> String? {
    guard let one, let other, one.hasSuffix("Z") == other.hasSuffix("Z"), one.count == other.count else {
      return nil
    }
    return name == "time_min" ? min(one, other) : max(one, other)
  }
}
