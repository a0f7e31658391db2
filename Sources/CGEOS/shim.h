#ifndef TFCAT_CGEOS_SHIM_H
#define TFCAT_CGEOS_SHIM_H
// Only the functions that take a context: the others share one among all threads.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#endif
