import TFCat
import TFCatConvert
import TFCatJSON
import VOVocabulary

/// The fields of several catalogues as those of one.
struct FieldReconciliation {
  /// Those of the first catalogue, then those that others add.
  private(set) var fields = Fields()
  private(set) var notes: [String] = []
  /// For each catalogue: how values of a property become values in the unit of the merged field.
  private(set) var scalings: [[String: UnitScaling]] = []
  private var origins: [String: String] = [:]

  /// - Throws: `OperationError` for fields of one name that are not the same thing, all of them at once.
  init(_ inputs: [CatalogueInput]) throws(OperationError) {
    var refusals: [String] = []
    for input in inputs {
      var scalings: [String: UnitScaling] = [:]
      for (name, field) in input.head.fields ?? Fields() {
        guard let known = fields[name] else {
          fields[name] = field
          origins[name] = input.path
          continue
        }
        do {
          let union = try FieldUnion(name, known, of: origins[name] ?? "", field, of: input.path)
          fields[name] = union.field
          scalings[name] = union.scaling
          notes += union.notes
        } catch {
          refusals.append(error.reason)
        }
      }
      self.scalings.append(scalings)
    }
    guard refusals.isEmpty else {
      throw OperationError(
        refusals.joined(separator: "\n")
          + "\n`tfcat set --rename OLD=NEW` or `--field NAME.unit=UNIT` makes fields fit before they are merged"
      )
    }
  }
}
