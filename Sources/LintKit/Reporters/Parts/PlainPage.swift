/// A page of HTML without network and scripts.
enum PlainPage {
  /// The page up to its heading. Title and heading are HTML.
  ///
  /// - Parameter style: the rules of CSS, in lines.
  static func head(title: String, heading: String, style: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>
    \(style)
    </style>
    </head>
    <body>
    <h1>\(heading)</h1>

    """
  }
}
