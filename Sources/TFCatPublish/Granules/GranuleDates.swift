import EPNCore
import TFCat

/// The dates that publishing gives the granules of one catalogue or table: when each was first published,
/// when it changed last, and when it became public. Dates that the catalogue gives each of its events stay
/// as they are.
struct GranuleDates: Sendable {
  /// When this run is.
  let run: String
  /// Whether nothing was published before, so that the author says when everything appeared.
  let isFirstRun: Bool
  /// The columns of dates that publishing gives: another date there does not make a granule another one.
  let givenColumns: [Int]
  private let ownsCreation, ownsModification, ownsRelease: Bool

  /// - Parameters:
  ///   - head: of the catalogue.
  ///   - run: the time of this run, as it is written into columns of dates.
  init(_ head: CatalogueHead, run: String, isFirstRun: Bool) {
    self.init(owned: Set(head.fields?.names ?? []), run: run, isFirstRun: isFirstRun)
  }

  /// - Parameter names: the columns that have values of their own row by row.
  init(owned names: Set<String>, run: String, isFirstRun: Bool) {
    self.run = run
    self.isFirstRun = isFirstRun
    ownsCreation = names.contains("creation_date")
    ownsModification = names.contains("modification_date")
    ownsRelease = names.contains("release_date")
    let given: [(MandatoryColumn, Bool)] = [
      (.creationDate, !ownsCreation), (.modificationDate, !ownsModification), (.releaseDate, !ownsRelease),
    ]
    givenColumns = given.filter(\.1).map(\.0.rawValue)
  }

  /// Dates a granule that is published for the first time. In a later run it was not there when the author
  /// says that the catalogue appeared.
  func dateNew(_ granule: inout Granule) {
    guard !isFirstRun else { return }
    let follows = granule.releaseDate == granule.creationDate
    if !ownsCreation { granule.creationDate = run }
    if !ownsModification { granule.modificationDate = granule.creationDate }
    if follows, !ownsRelease { granule.releaseDate = granule.creationDate }
  }

  /// Dates a granule that was published before.
  ///
  /// - Parameters:
  ///   - created: when it was first published; `nil` where that is not known.
  ///   - modified: when it changed last before this run.
  ///   - isChanged: whether it changes in this run.
  func dateKnown(
    _ granule: inout Granule, created: String?, modified: String?, isChanged: Bool
  ) {
    if !ownsCreation, let created {
      if granule.releaseDate == granule.creationDate, !ownsRelease { granule.releaseDate = created }
      granule.creationDate = created
    }
    if !ownsModification { granule.modificationDate = isChanged ? run : modified ?? run }
  }
}
