/// What a column of a table, or a parameter of it, holds: a FIELD of VOTable (1.4, section 4.1).
///
/// Formats that say less leave members out: a column of a CSV file has a name alone, and its cells are text.
public struct TableColumn: Sendable, Hashable {
  /// The name.
  public var name: String
  /// What other elements refer to it by.
  public var id: String?
  /// `nil` where the format does not say: cells are then text.
  public var dataType: TableDataType?
  /// How many values a cell has.
  public var shape: ArrayShape
  /// As it is written, which need not be a VOUnit.
  public var unit: String?
  /// The UCD, where there is one.
  public var ucd: String?
  /// The utype (VOTable), where there is one.
  public var utype: String?
  /// What a text or an array stands for, such as `timestamp` or `interval` (DALI).
  public var xtype: String?
  /// What it is, in words.
  public var description: String?
  /// The value that stands for none: mandatory for integers of BINARY streams that have blanks.
  public var null: String?
  /// The values that the column may have.
  public var values: TableColumnValues?
  /// Where more is said about it.
  public var links: [TableLink]
  /// The ID of a TIMESYS, a COOSYS or a group that says more.
  public var reference: String?
  /// As it is written: decimals, or `E` and the number of significant digits.
  public var precision: String?
  /// How many characters a cell takes when it is shown.
  public var width: Int?

  /// A description.
  public init(
    name: String, dataType: TableDataType? = nil, shape: ArrayShape = .scalar, unit: String? = nil,
    ucd: String? = nil, utype: String? = nil, xtype: String? = nil, description: String? = nil,
    null: String? = nil, values: TableColumnValues? = nil, links: [TableLink] = [], reference: String? = nil,
    id: String? = nil
  ) {
    self.name = name
    self.id = id
    self.dataType = dataType
    self.shape = shape
    self.unit = unit
    self.ucd = ucd
    self.utype = utype
    self.xtype = xtype
    self.description = description
    self.null = null
    self.values = values
    self.links = links
    self.reference = reference
  }

  /// A column of text of any length.
  public static func text(
    _ name: String, dataType: TableDataType = .char, ucd: String? = nil, xtype: String? = nil,
    description: String? = nil
  ) -> TableColumn {
    TableColumn(
      name: name, dataType: dataType, shape: .variable, ucd: ucd, xtype: xtype, description: description)
  }
}

/// The domain of a column: VALUES of VOTable (1.4, section 4.7).
public struct TableColumnValues: Sendable, Hashable {
  /// As they are written.
  public var minimum: String?
  /// The greatest value, as it is written.
  public var maximum: String?
  /// The permitted values with their labels.
  public var options: [Option]

  /// A value that a cell may have.
  public struct Option: Sendable, Hashable {
    /// The value, as it is written.
    public var value: String
    /// The name.
    public var name: String?

    /// A permitted value.
    public init(value: String, name: String? = nil) {
      self.value = value
      self.name = name
    }
  }

  /// The values of a column.
  public init(minimum: String? = nil, maximum: String? = nil, options: [Option] = []) {
    self.minimum = minimum
    self.maximum = maximum
    self.options = options
  }
}

/// A LINK of VOTable (1.4, section 3.5).
public struct TableLink: Sendable, Hashable {
  /// The address.
  public var href: String?
  /// What is found there.
  public var title: String?
  /// What it is to the table: `doc`, `location` and the like.
  public var contentRole: String?
  /// Its media type.
  public var contentType: String?
  /// The value, as it is written.
  public var value: String?
  /// What is added to the address.
  public var action: String?

  /// A description.
  public init(
    href: String?, title: String? = nil, contentRole: String? = nil, contentType: String? = nil,
    value: String? = nil, action: String? = nil
  ) {
    self.href = href
    self.title = title
    self.contentRole = contentRole
    self.contentType = contentType
    self.value = value
    self.action = action
  }
}
