internal import CZlib
internal import Glibc

/// Unpacks gzip files (RFC 1952), told by their content and not by their names.
package enum GzipFile {
  /// What a gzip file may unpack to. One of 8 MB can stand for 8 GB; what is larger than this is told, and
  /// can be unpacked by hand by whoever trusts it.
  static let limit = 8 << 30

  /// Whether a file begins like a gzip file packed by deflate, the only method there is.
  static func isPacked(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B, 8]) }

  /// Whether the file at a path is packed; not where it cannot be read.
  package static func isPacked(at path: String) -> Bool {
    let descriptor = open(path.systemPath, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start: [UInt8] = [0, 0, 0]
    return pread(descriptor, &start, start.count, 0) == start.count && isPacked(start)
  }

  /// Unpacks all members of a file, one after the other, into a temporary file. The memory of both is given
  /// back.
  ///
  /// - Throws: why it cannot be unpacked: it is cut off, damaged, too large, or the temporary file has no
  ///   room.
  static func unpack(
    _ file: MappedFile, path: String, limit: Int = limit
  ) throws(MappedFile.Failure) -> UnnamedFile {
    func failure(_ reason: String) -> MappedFile.Failure { MappedFile.Failure(path: path, reason: reason) }
    let target: UnnamedFile
    do {
      target = try UnnamedFile()
    } catch {
      throw failure("no temporary file in \(error.path): \(error.reason)")
    }
    var stream = z_stream()
    guard tfcat_inflate_init_gzip(&stream) == Z_OK else { throw failure("there is no memory to unpack it") }
    defer { inflateEnd(&stream) }
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { output.deallocate() }
    var window = ReadWindow(file)
    var position = 0
    var isInMember = true
    var member = 1
    while position < file.count || isInMember {
      if !isInMember {
        // Zeros fill the last block of a tape or a disk.
        guard let next = file.bytes[position...].firstIndex(where: { $0 != 0 }) else { break }
        guard isPacked(file.bytes[next...]) else {
          throw failure("after its member \(member) there are bytes that are no gzip")
        }
        position = next
        member += 1
        isInMember = true
        inflateReset(&stream)
      }
      let piece = file.bytes[position..<min(position + 1 << 20, file.count)]
      let rest = UnsafeRawBufferPointer(rebasing: piece).assumingMemoryBound(to: UInt8.self)
      // zlib reads through this pointer and does not write.
      stream.next_in = UnsafeMutablePointer(mutating: rest.baseAddress)
      stream.avail_in = UInt32(rest.count)
      var status = Z_OK
      repeat {
        stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(output.count)
        status = inflate(&stream, Z_NO_FLUSH)
        let count = output.count - Int(stream.avail_out)
        guard target.count + count <= limit else {
          throw failure("unpacks to more than \(limit) bytes: unpack it with gunzip if that is meant")
        }
        do {
          try target.write(UnsafeRawBufferPointer(rebasing: output[..<count]))
        } catch {
          throw failure("unpacking to \(error.path): \(error.reason)")
        }
      } while status == Z_OK && stream.avail_out == 0
      position += rest.count - Int(stream.avail_in)
      window.advance(to: position)
      switch status {
      case Z_STREAM_END: isInMember = false
      case Z_OK, Z_BUF_ERROR:
        if position == file.count { throw failure("the gzip file is cut off inside its member \(member)") }
      case Z_MEM_ERROR: throw failure("there is no memory to unpack it")
      default:
        let reason = stream.msg.map { String(cString: $0) } ?? "it cannot be unpacked"
        throw failure("the gzip file is damaged in its member \(member): \(reason)")
      }
    }
    return target
  }

  /// Unpacks one gzip member that is in memory.
  ///
  /// - Parameter size: how many bytes it unpacks to.
  /// - Returns: `nil` for what is damaged or has another size.
  package static func inflated(_ packed: UnsafeRawBufferPointer, size: Int) -> [UInt8]? {
    var stream = z_stream()
    // Deflate packs at most 1032 to 1: no memory is reserved for what cannot be.
    guard packed.count <= Int(UInt32.max), size >= 0, size < Int(UInt32.max), size / 1032 <= packed.count,
      tfcat_inflate_init_gzip(&stream) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    // One byte more, so that a member that goes on is told.
    var unpacked = [UInt8](repeating: 0, count: size + 1)
    let isWhole = unpacked.withUnsafeMutableBufferPointer { output in
      stream.next_in = UnsafeMutablePointer(
        mutating: packed.assumingMemoryBound(to: UInt8.self).baseAddress)
      stream.avail_in = UInt32(packed.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      return inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 1
    }
    guard isWhole else { return nil }
    unpacked.removeLast()
    return unpacked
  }
}

extension String {
  /// The name without the ending of gzip: what `x.csv.gz` is when it is unpacked.
  package var withoutGzipEnding: String {
    utf8.count > 3 && suffix(3).lowercased() == ".gz" ? String(dropLast(3)) : self
  }
}

/// Packs bytes as zlib does (RFC 1950): what browsers call `deflate`.
package enum Deflate {
  /// - Returns: `nil` where there is no memory for it.
  package static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    guard compress2(&packed, &length, bytes, UInt(bytes.count), 6) == Z_OK else { return nil }
    packed.removeLast(packed.count - Int(length))
    return packed
  }
}
