// JSON values are part of the model's interface: foreign members and properties are made of them.
@_exported public import TFCatJSON
