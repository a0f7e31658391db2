#ifndef TFCAT_CERFA_SHIM_H
#define TFCAT_CERFA_SHIM_H
#include <erfa.h>
#include <erfaextra.h>
#endif
