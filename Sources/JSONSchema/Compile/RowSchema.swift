internal import TFCatJSON

/// A schema of arrays that says no more than how many items of which kinds they have, as that of positions
/// does: the array's entry on the tape tells all that is asked.
struct RowSchema: Sendable {
  let kinds: UInt8
  let least: Int
  let most: Int

  init?(_ schema: CompiledSchema, _ program: Program) {
    guard schema.kinds == JSONTape.Kind.array.mask, schema.values == nil, schema.applied == nil,
      let arrays = schema.arrays, arrays.prefix.isEmpty, arrays.contains == nil, !arrays.isUnique,
      arrays.unevaluated == nil
    else { return nil }
    if let rest = arrays.rest {
      let items = program.schemas[program.deciding(rest)]
      guard items.isTypeAlone, !items.takesWholeFractions else { return nil }
      kinds = items.kinds
    } else {
      kinds = CompiledSchema.everyKind
    }
    least = arrays.minItems ?? 0
    most = arrays.maxItems ?? .max
  }
}
