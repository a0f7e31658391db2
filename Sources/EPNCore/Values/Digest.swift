package import Base
internal import CNettle
import TFCatJSON

/// Digests of files: `access_md5` of EPNcore, checksums of data packages. The one importer of CNettle.
package enum Digest: Sendable {
  /// RFC 1321: a check against damaged transfers, not against forgery.
  case md5
  /// FIPS 180-4.
  case sha256

  package func bytes(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    digest { update in update(bytes) }
  }

  /// The digest in hexadecimal digits.
  package func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
    Self.text(self.bytes(of: bytes))
  }

  /// The digest of a file, whose memory is given back as it is read.
  package func hexadecimal(of file: MappedFile) -> String {
    let bytes = digest { update in
      file.forEachPart { update($0) }
    }
    return Self.text(bytes)
  }

  private static func text(_ digest: [UInt8]) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// - Parameter feed: calls its argument with one part of the bytes after the other.
  private func digest(_ feed: ((UnsafeRawBufferPointer) -> Void) -> Void) -> [UInt8] {
    var digest: [UInt8]
    switch self {
    case .md5:
      var state = md5_ctx()
      tfcat_md5_init(&state)
      feed { tfcat_md5_update(&state, $0.count, $0.baseAddress?.assumingMemoryBound(to: UInt8.self)) }
      digest = Array(repeating: 0, count: Int(MD5_DIGEST_SIZE))
      tfcat_md5_digest(&state, digest.count, &digest)
    case .sha256:
      var state = sha256_ctx()
      tfcat_sha256_init(&state)
      feed { tfcat_sha256_update(&state, $0.count, $0.baseAddress?.assumingMemoryBound(to: UInt8.self)) }
      digest = Array(repeating: 0, count: Int(SHA256_DIGEST_SIZE))
      tfcat_sha256_digest(&state, digest.count, &digest)
    }
    return digest
  }
}
