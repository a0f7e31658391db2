internal import TFCatTables

/// The classes of bodies of which everybody knows the class.
package enum KnownBody {
  /// The class or classes of a target, as in `star#planet` for `Sun#Earth`; `nil` where one of them is not
  /// known.
  package static func targetClass(of name: String) -> String? {
    CatalogueProperties.targetClass(of: .string(name))?.text
  }
}
