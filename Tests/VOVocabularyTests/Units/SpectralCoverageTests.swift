import Testing
import VOVocabulary

@Suite struct SpectralCoverageTests {
  @Test(arguments: [
    (1e6, 2e7, ["Radio"]), (0, 0, ["Radio"]), (3e10, 3e10, ["Millimeter"]), (1e10, 3e10, ["Radio"]),
    (1e10, 4e10, ["Radio", "Millimeter"]), (1e11, 1e12, ["Millimeter"]),
    (5e14, 7e14, ["Optical"]), (2e15, 1e17, ["UV", "EUV", "X-ray"]), (1e20, 1e21, ["Gamma-ray"]),
  ])
  func bandsHoldTheFrequencies(_ from: Double, _ to: Double, _ words: [String]) throws {
    #expect(try #require(SpectralCoverage(from: from, to: to)).wavebands == words)
  }

  @Test func energiesAreThoseOfPhotons() throws {
    let coverage = try #require(SpectralCoverage(from: 1e6, to: 2e6))
    #expect(coverage.energies == (1e6 * 6.62607015e-34)...(2e6 * 6.62607015e-34))
  }

  @Test(
    arguments: [(nil, 1), (1, nil), (-1, 1), (2, 1), (1, .infinity), (.nan, 1), (1, .nan)]
      as [(Double?, Double?)])
  func whatIsNoRangeOfFrequenciesIsNone(_ from: Double?, _ to: Double?) {
    #expect(SpectralCoverage(from: from, to: to) == nil)
  }
}
