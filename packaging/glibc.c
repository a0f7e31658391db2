// What the static archives of Debian 12 (expat, GEOS, the C++ library) ask of glibc and what an older glibc does not
// have. Scripts/make-sysroot compiles it; only the program for other machines is linked with it.

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/types.h>

// False is always right: the C++ library then counts references by atomic operations.
char __libc_single_threaded = 0;

void arc4random_buf(void *buffer, size_t size) {
  unsigned char *next = buffer;
  while (size > 0) {
    ssize_t count = getrandom(next, size, 0);
    if (count >= 0) {
      next += count;
      size -= (size_t)count;
    } else if (errno != EINTR) {
      abort();
    }
  }
}

uint32_t arc4random(void) {
  uint32_t value;
  arc4random_buf(&value, sizeof value);
  return value;
}
