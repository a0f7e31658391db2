#ifndef TFCAT_CFITSIO_SHIM_H
#define TFCAT_CFITSIO_SHIM_H
#include <dlfcn.h>
#include <fitsio.h>

/* The functions of cfitsio that are called, each with its name here. */
#define TFCAT_CFITSIO_FUNCTIONS(EACH) \
  EACH(open_memory, ffomem) \
  EACH(create_file, ffdkinit) \
  EACH(close, ffclos) \
  EACH(count_hdus, ffthdu) \
  EACH(go_to_hdu, ffmahd) \
  EACH(count_cards, ffghsp) \
  EACH(read_card, ffgrec) \
  EACH(name_of_card, ffgknm) \
  EACH(value_of_card, ffpsvc) \
  EACH(read_addresses, ffghadll) \
  EACH(read_pixels, ffgpxvll) \
  EACH(create_table, ffcrtb) \
  EACH(create_image, ffcrimll) \
  EACH(write_row_bytes, ffptbb) \
  EACH(write_cells, ffpcl) \
  EACH(write_text_key, ffpkls) \
  EACH(write_integer_key, ffpkyj) \
  EACH(write_comment, ffpcom) \
  EACH(text_of_status, ffgerr) \
  EACH(next_message, ffgmsg) \
  EACH(clear_messages, ffcmsg)

typedef struct {
#define TFCAT_MEMBER(member, function) __typeof__(&function) member;
  TFCAT_CFITSIO_FUNCTIONS(TFCAT_MEMBER)
#undef TFCAT_MEMBER
} tfcat_cfitsio;

/* Opens the library, which is not linked: it would bring curl and twenty other libraries into every start of the program.
   Returns null, or the name of what is missing. */
static inline const char *tfcat_cfitsio_load(tfcat_cfitsio *library) {
  void *handle = dlopen("libcfitsio.so.10", RTLD_NOW | RTLD_LOCAL);
  if (!handle) handle = dlopen("libcfitsio.so", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return "libcfitsio.so.10";
#define TFCAT_LOAD(member, function) \
  if (!(library->member = (__typeof__(library->member))dlsym(handle, #function))) return #function;
  TFCAT_CFITSIO_FUNCTIONS(TFCAT_LOAD)
#undef TFCAT_LOAD
  return 0;
}
#endif
