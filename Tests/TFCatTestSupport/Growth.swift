internal import Glibc

/// How what a piece of work costs grows with the size of its input.
package enum Growth {
  /// What the ratio is below for work that grows with its input, or a little faster as sorting does: four
  /// times the input costs four to five times as much. Work that grows with the square costs 16 times as
  /// much.
  package static let linear = 10.0

  /// Does the work for a quarter of a size, and then for all of it.
  ///
  /// Processor time of the thread is counted, and only against that of the same work: neither other work of
  /// the machine, nor a build without optimisation or with a sanitizer changes much of the ratio. What they
  /// change is not the same each time: of three ratios the least counts, and one that is low enough is
  /// believed at once.
  ///
  /// - Parameters:
  ///   - size: the larger size, such that a quarter of it takes milliseconds.
  ///   - work: the work for a size; what it does on other threads does not count.
  /// - Returns: processor time for the size, as a multiple of that for a quarter of it.
  package static func ratio(for size: Int, _ work: (Int) throws -> Void) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<3 where least >= linear {
      let (quarter, whole) = (try seconds(of: size / 4, work), try seconds(of: size, work))
      least = min(least, whole / max(quarter, 0.001))
    }
    return least
  }

  private static func seconds(of size: Int, _ work: (Int) throws -> Void) rethrows -> Double {
    let start = seconds()
    try work(size)
    return seconds() - start
  }

  /// Processor time of this thread.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
