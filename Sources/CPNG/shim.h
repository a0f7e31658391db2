#ifndef TFCAT_CPNG_SHIM_H
#define TFCAT_CPNG_SHIM_H
#include <png.h>
#endif
