#ifndef TFCAT_CYAML_SHIM_H
#define TFCAT_CYAML_SHIM_H
#include <yaml.h>
#endif
