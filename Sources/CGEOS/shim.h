#ifndef TFCAT_CGEOS_SHIM_H
#define TFCAT_CGEOS_SHIM_H
#include <dlfcn.h>
// Only the functions that take a context: the others share one among all threads.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

/* The functions of GEOS that are called, each with its name here. */
#define TFCAT_GEOS_FUNCTIONS(EACH) \
  EACH(start, GEOS_init_r) \
  EACH(finish, GEOS_finish_r) \
  EACH(destroy, GEOSGeom_destroy_r) \
  EACH(is_valid, GEOSisValid_r) \
  EACH(make_valid, GEOSMakeValid_r) \
  EACH(buffer, GEOSBuffer_r) \
  EACH(intersects, GEOSIntersects_r) \
  EACH(create_point, GEOSGeom_createPointFromXY_r) \
  EACH(create_line, GEOSGeom_createLineString_r) \
  EACH(create_ring, GEOSGeom_createLinearRing_r) \
  EACH(create_polygon, GEOSGeom_createPolygon_r) \
  EACH(create_collection, GEOSGeom_createCollection_r) \
  EACH(create_sequence, GEOSCoordSeq_copyFromBuffer_r) \
  EACH(type, GEOSGeomTypeId_r) \
  EACH(is_empty, GEOSisEmpty_r) \
  EACH(count_members, GEOSGetNumGeometries_r) \
  EACH(member, GEOSGetGeometryN_r) \
  EACH(exterior, GEOSGetExteriorRing_r) \
  EACH(count_holes, GEOSGetNumInteriorRings_r) \
  EACH(hole, GEOSGetInteriorRingN_r) \
  EACH(sequence, GEOSGeom_getCoordSeq_r) \
  EACH(sequence_size, GEOSCoordSeq_getSize_r) \
  EACH(copy_sequence, GEOSCoordSeq_copyToBuffer_r)

typedef struct {
#define TFCAT_MEMBER(member, function) __typeof__(&function) member;
  TFCAT_GEOS_FUNCTIONS(TFCAT_MEMBER)
#undef TFCAT_MEMBER
} tfcat_geos;

/* Opens the library, which is not linked: it would take a third of every start of the program, and few runs need it. A program
   that has GEOS inside is built with TFCAT_GEOS_INSIDE. Returns null, or the name of what is missing. */
static inline const char *tfcat_geos_load(tfcat_geos *library) {
#ifdef TFCAT_GEOS_INSIDE
#define TFCAT_LOAD(member, function) library->member = &function;
#else
  void *handle = dlopen("libgeos_c.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return "libgeos_c.so.1";
#define TFCAT_LOAD(member, function) \
  if (!(library->member = (__typeof__(library->member))dlsym(handle, #function))) return #function;
#endif
  TFCAT_GEOS_FUNCTIONS(TFCAT_LOAD)
#undef TFCAT_LOAD
  return 0;
}
#endif
