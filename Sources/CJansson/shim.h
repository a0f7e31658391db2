#ifndef TFCAT_CJANSSON_SHIM_H
#define TFCAT_CJANSSON_SHIM_H
#include <jansson.h>
#endif
