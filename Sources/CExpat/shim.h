#ifndef TFCAT_CEXPAT_SHIM_H
#define TFCAT_CEXPAT_SHIM_H
#include <expat.h>
#endif
