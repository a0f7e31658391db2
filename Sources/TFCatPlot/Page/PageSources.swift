/// The script, the style and the frame of the view page, which are compiled in.
package enum PageSources {
  /// One script of all files, in the order in which they need each other.
  package static let script: [UInt8] =
    Array("(() => {\n'use strict';\n".utf8)
    + [
      PackageResources.data_js, PackageResources.axes_js, PackageResources.index_js,
      PackageResources.colours_js, PackageResources.background_js, PackageResources.raster_js,
      PackageResources.plot_js,
      PackageResources.filters_js, PackageResources.table_js, PackageResources.panels_js,
      PackageResources.regions_js, PackageResources.save_js, PackageResources.samp_js,
      PackageResources.main_js,
    ].joined() + Array("})();\n".utf8)

  /// The style sheet.
  package static let style = PackageResources.page_css

  static let frame = PackageResources.page_html

  /// SHA-256 of the script and of the style in base64: the page runs nothing else. `Scripts/page-digests`
  /// writes both after a change; a test compares them.
  package static let scriptDigest = "rIlwbiwx0s5ZvDGAGuijoV/2rWrJWmd7Zuajb1ajPPs="
  package static let styleDigest = "soqhU2xwZYRXKimLZAmwsRRArmwREpI3b7/uqI/BxFk="

  /// What the page may do: run its one script, be drawn by its one style, and nothing else. It loads nothing
  /// and sends nothing, unless it is served: then it asks its own server, and a SAMP hub on this machine.
  static func policy(isServed: Bool) -> String {
    "default-src 'none'; script-src 'sha256-\(scriptDigest)'; style-src 'sha256-\(styleDigest)'; "
      + "img-src data: blob:; base-uri 'none'; form-action 'none'"
      + (isServed ? "; connect-src 'self' \(hub)" : "")
  }

  /// Where the Web Profile of SAMP has its hub.
  private static let hub = "http://localhost:21012"
}
