internal import TFCatConvert

extension RegionRow {
  /// The column that says when the observation was.
  ///
  /// - Throws: where the row and its observation in the table beside say different times.
  func observationDate() throws(RegionRowFault) -> RegionColumn {
    let own = try resultsDate()
    guard let text = text(.dateObs) else { return own }
    // Results repeat the time of their observation; another one is that of another observation.
    if let place = columns[.dateObs], place.table > 0, columns[own]?.table == 0, let ownTime = try time(own),
      let time = try time(.dateObs), abs(ownTime.seconds - time.seconds) > 60
    {
      throw RegionRowFault(
        "\(columns.name(own)) is \"\(self.text(own) ?? "")\" and \(columns.name(.dateObs)) \"\(text)\":"
          + " the row is of another observation")
    }
    return .dateObs
  }

  /// The column of a code's results that says when the observation was.
  private func resultsDate() throws(RegionRowFault) -> RegionColumn {
    guard text(.obsDate) != nil, let run = try time(.runDate), let time = try time(.obsDate),
      run.seconds < time.seconds
    else { return .obsDate }
    // CHARM's results have the two dates exchanged: no code runs before the observation.
    return .runDate
  }
}
