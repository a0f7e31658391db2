#ifndef TFCAT_CBYTEMASK_SHIM_H
#define TFCAT_CBYTEMASK_SHIM_H
#include <stdint.h>
#include <string.h>

/* The highest bits of 32 bytes, the first byte's the lowest: one instruction of SSE2 for 16 of them, which Swift
   has no way to ask for. */
#ifdef __SSE2__
#include <emmintrin.h>
static inline __attribute__((always_inline)) uint32_t tfcat_high_bits(const void *bytes) {
  uint32_t low = (uint32_t)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)bytes));
  uint32_t high = (uint32_t)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)bytes + 1));
  return low | high << 16;
}
#else
static inline uint32_t tfcat_high_bits(const void *bytes) {
  uint32_t bits = 0;
  for (int word = 0; word < 4; word += 1) {
    uint64_t lanes;
    memcpy(&lanes, (const char *)bytes + 8 * word, 8);
    /* Each byte keeps the bit of its place; the product adds the eight of them up in the highest byte. */
    lanes = (lanes >> 7 & 0x0101010101010101) * 0x0102040810204080;
    bits |= (uint32_t)(lanes >> 56) << 8 * word;
  }
  return bits;
}
#endif
#endif
