#ifndef TFCAT_CZLIB_SHIM_H
#define TFCAT_CZLIB_SHIM_H
#include <zlib.h>

/* inflateInit2 is a macro; 16 more than the largest window asks for gzip's wrapping. */
static inline int tfcat_inflate_init_gzip(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
#endif
