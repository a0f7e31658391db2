#ifndef TFCAT_CNETTLE_SHIM_H
#define TFCAT_CNETTLE_SHIM_H
#include <nettle/md5.h>
#include <nettle/sha2.h>

// The names that the headers define are macros, which Swift does not see.
static inline void tfcat_md5_init(struct md5_ctx *state) { md5_init(state); }
static inline void tfcat_md5_update(struct md5_ctx *state, size_t count, const uint8_t *bytes) {
  md5_update(state, count, bytes);
}
static inline void tfcat_md5_digest(struct md5_ctx *state, size_t count, uint8_t *digest) {
  md5_digest(state, count, digest);
}
static inline void tfcat_sha256_init(struct sha256_ctx *state) { sha256_init(state); }
static inline void tfcat_sha256_update(struct sha256_ctx *state, size_t count, const uint8_t *bytes) {
  sha256_update(state, count, bytes);
}
static inline void tfcat_sha256_digest(struct sha256_ctx *state, size_t count, uint8_t *digest) {
  sha256_digest(state, count, digest);
}
#endif
