#ifndef TFCAT_CFITSIO_SHIM_H
#define TFCAT_CFITSIO_SHIM_H
#include <dlfcn.h>
#include <fitsio.h>

/* The functions of cfitsio that are called. The library is not linked, because it would bring curl and twenty other
   libraries into every start of the program; its header gives their types. */
typedef struct {
  __typeof__(&ffomem) open_memory;
  __typeof__(&ffdkinit) create_file;
  __typeof__(&ffclos) close;
  __typeof__(&ffthdu) count_hdus;
  __typeof__(&ffmahd) go_to_hdu;
  __typeof__(&ffghsp) count_cards;
  __typeof__(&ffgrec) read_card;
  __typeof__(&ffgknm) name_of_card;
  __typeof__(&ffpsvc) value_of_card;
  __typeof__(&ffghadll) read_addresses;
  __typeof__(&ffgpxvll) read_pixels;
  __typeof__(&ffcrtb) create_table;
  __typeof__(&ffptbb) write_row_bytes;
  __typeof__(&ffpcl) write_cells;
  __typeof__(&ffpkls) write_text_key;
  __typeof__(&ffpkyj) write_integer_key;
  __typeof__(&ffpcom) write_comment;
  __typeof__(&ffgerr) text_of_status;
  __typeof__(&ffgmsg) next_message;
  __typeof__(&ffcmsg) clear_messages;
} tfcat_cfitsio;

/* Opens the library. Returns null, or the name of what is missing. */
static inline const char *tfcat_cfitsio_load(tfcat_cfitsio *library) {
  void *handle = dlopen("libcfitsio.so.10", RTLD_NOW | RTLD_LOCAL);
  if (!handle) handle = dlopen("libcfitsio.so", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return "libcfitsio.so.10";
#define TFCAT_LOAD(member, function) \
  if (!(library->member = (__typeof__(library->member))dlsym(handle, #function))) return #function
  TFCAT_LOAD(open_memory, ffomem);
  TFCAT_LOAD(create_file, ffdkinit);
  TFCAT_LOAD(close, ffclos);
  TFCAT_LOAD(count_hdus, ffthdu);
  TFCAT_LOAD(go_to_hdu, ffmahd);
  TFCAT_LOAD(count_cards, ffghsp);
  TFCAT_LOAD(read_card, ffgrec);
  TFCAT_LOAD(name_of_card, ffgknm);
  TFCAT_LOAD(value_of_card, ffpsvc);
  TFCAT_LOAD(read_addresses, ffghadll);
  TFCAT_LOAD(read_pixels, ffgpxvll);
  TFCAT_LOAD(create_table, ffcrtb);
  TFCAT_LOAD(write_row_bytes, ffptbb);
  TFCAT_LOAD(write_cells, ffpcl);
  TFCAT_LOAD(write_text_key, ffpkls);
  TFCAT_LOAD(write_integer_key, ffpkyj);
  TFCAT_LOAD(write_comment, ffpcom);
  TFCAT_LOAD(text_of_status, ffgerr);
  TFCAT_LOAD(next_message, ffgmsg);
  TFCAT_LOAD(clear_messages, ffcmsg);
#undef TFCAT_LOAD
  return 0;
}
#endif
