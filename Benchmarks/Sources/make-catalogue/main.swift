import CatalogueText
@preconcurrency import Glibc

// `make-catalogue points|polygons NUMBER` writes a generated catalogue of so many features to standard
// output.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let shape = arguments.first.flatMap(PropertyCatalogue.Shape.init),
  let features = arguments.last.flatMap({ Int($0) }), features > 0
else {
  fputs("usage: make-catalogue points|polygons NUMBER > FILE\n", stderr)
  exit(2)
}
PropertyCatalogue(shape, features: features).write { bytes in
  guard fwrite(bytes.baseAddress, 1, bytes.count, stdout) == bytes.count else {
    perror("make-catalogue")
    exit(2)
  }
}
guard fflush(stdout) == 0 else {
  perror("make-catalogue")
  exit(2)
}
