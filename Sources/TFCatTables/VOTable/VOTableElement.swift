/// The elements of VOTable that the reader knows (VOTable 1.4, appendix A).
enum VOTableElement {
  case votable, resource, table, description, info, parameter, field, values, minimum, maximum, option, link
  case group, fieldReference, parameterReference, timeSystem, coordinateSystem
  case data, tableData, row, cell, binary, binary2, stream, fits
  /// An envelope around the document, or something that the reader has no use for.
  case other

  init(_ name: XMLName) {
    switch name {
    // The two of which there are millions.
    case "TD": self = .cell
    case "TR": self = .row
    case "VOTABLE": self = .votable
    case "RESOURCE": self = .resource
    case "TABLE": self = .table
    case "DESCRIPTION": self = .description
    case "INFO": self = .info
    case "PARAM": self = .parameter
    case "FIELD": self = .field
    case "VALUES": self = .values
    case "MIN": self = .minimum
    case "MAX": self = .maximum
    case "OPTION": self = .option
    case "LINK": self = .link
    case "GROUP": self = .group
    case "FIELDref": self = .fieldReference
    case "PARAMref": self = .parameterReference
    case "TIMESYS": self = .timeSystem
    case "COOSYS": self = .coordinateSystem
    case "DATA": self = .data
    case "TABLEDATA": self = .tableData
    case "BINARY": self = .binary
    case "BINARY2": self = .binary2
    case "STREAM": self = .stream
    case "FITS": self = .fits
    default: self = .other
    }
  }
}
