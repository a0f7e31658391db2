// Made by Scripts/make_schema_literals.py from schemas/tfcat-1.0.schema.json; do not edit.

extension TFCatSchema {
  /// The bytes of the file.
  static let literal = #"""
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": "tfcat-1.0.schema.json",
      "title": "TFCat 1.0",
      "description": "A time-frequency catalogue: a feature collection, a feature or a geometry. This schema is the tfcat project's own wording of the format. It cannot say that rings are closed and turn counter-clockwise, that positions lie in their bounding box, or that properties are declared: `tfcat lint` checks these.",
      "type": "object",
      "required": ["type"],
      "properties": {
        "type": {
          "title": "Type of the document",
          "description": "FeatureCollection for a catalogue, Feature, or the type of a geometry.",
          "enum": [
            "FeatureCollection", "Feature", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon",
            "MultiPolygon", "GeometryCollection"
          ]
        }
      },
      "if": {"properties": {"type": {"const": "FeatureCollection"}}},
      "then": {"$ref": "#/definitions/featureCollection"},
      "else": {
        "if": {"properties": {"type": {"const": "Feature"}}},
        "then": {"$ref": "#/definitions/feature"},
        "else": {"$ref": "#/definitions/geometry"}
      },
      "definitions": {
        "featureCollection": {
          "title": "Catalogue",
          "description": "Events with the fields that describe them and the reference system of their coordinates.",
          "required": ["type", "features", "fields", "crs"],
          "properties": {
            "type": {"const": "FeatureCollection"},
            "$schema": {
              "title": "Schema",
              "description": "The URI of the schema that the document follows."
            },
            "features": {
              "title": "Features",
              "description": "The events, each with its shape on the dynamic spectrum. There may be none.",
              "type": "array",
              "items": {"$ref": "#/definitions/feature"}
            },
            "fields": {
              "title": "Fields",
              "description": "What the properties of the features mean, by the properties' names.",
              "type": "object",
              "additionalProperties": {"$ref": "#/definitions/field"}
            },
            "crs": {"$ref": "#/definitions/crs"},
            "bbox": {"$ref": "#/definitions/bbox"},
            "properties": {
              "title": "About the catalogue",
              "description": "Title, authors, instrument, reference and whatever else holds for all features.",
              "type": ["object", "null"],
              "examples": [{"title": "Type III bursts", "instrument_name": "Waves", "facility_name": "Wind"}]
            },
            "observations": {
              "title": "Observations",
              "description": "The observations in which features were found; the property obs_id of a feature is the place in this list, from 0.",
              "type": ["array", "null"],
              "items": {"$ref": "#/definitions/observation"}
            },
            "coordinates": false,
            "geometries": false,
            "geometry": false
          }
        },
        "feature": {
          "title": "Feature",
          "description": "One event: a shape, and what is known of it.",
          "type": "object",
          "required": ["type", "geometry"],
          "properties": {
            "type": {"const": "Feature"},
            "id": {
              "title": "Identifier",
              "description": "A string or a number that no other feature of the catalogue has.",
              "type": ["string", "number", "null"],
              "examples": [1, "2006-001"]
            },
            "geometry": {"$ref": "#/definitions/geometry"},
            "properties": {
              "title": "Properties",
              "description": "Values of the fields that the catalogue declares.",
              "type": ["object", "null"]
            },
            "crs": {"$ref": "#/definitions/crs"},
            "bbox": {"$ref": "#/definitions/bbox"},
            "coordinates": false,
            "geometries": false,
            "features": false
          }
        },
        "observation": {
          "title": "Observation",
          "description": "A span of time and spectrum that was looked at.",
          "type": "object",
          "required": ["type", "geometry"],
          "properties": {
            "type": {"const": "Observation"},
            "id": {"title": "Identifier", "type": ["string", "number", "null"]},
            "geometry": {"$ref": "#/definitions/geometry"},
            "properties": {"title": "Properties", "type": ["object", "null"]},
            "crs": {"$ref": "#/definitions/crs"},
            "bbox": {"$ref": "#/definitions/bbox"},
            "coordinates": false,
            "geometries": false,
            "features": false
          }
        },
        "geometry": {
          "title": "Geometry",
          "description": "Points, lines or polygons on the dynamic spectrum.",
          "type": "object",
          "required": ["type"],
          "properties": {
            "type": {
              "enum": [
                "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
                "GeometryCollection"
              ]
            },
            "crs": {"$ref": "#/definitions/crs"},
            "bbox": {"$ref": "#/definitions/bbox"},
            "geometry": false,
            "features": false
          },
          "if": {"properties": {"type": {"const": "Polygon"}}},
          "then": {
            "required": ["coordinates"],
            "properties": {"coordinates": {"$ref": "#/definitions/polygon"}}
          },
          "else": {"$ref": "#/definitions/otherGeometry"},
          "examples": [
            {
              "type": "Polygon",
              "coordinates": [[[1158051858, 325], [1158051918, 325], [1158051918, 1075], [1158051858, 325]]]
            }
          ]
        },
        "otherGeometry": {
          "allOf": [
            {
              "if": {"properties": {"type": {"const": "Point"}}},
              "then": {
                "required": ["coordinates"],
                "properties": {"coordinates": {"$ref": "#/definitions/position"}}
              }
            },
            {
              "if": {"properties": {"type": {"const": "MultiPoint"}}},
              "then": {
                "required": ["coordinates"],
                "properties": {
                  "coordinates": {"type": "array", "items": {"$ref": "#/definitions/position"}}
                }
              }
            },
            {
              "if": {"properties": {"type": {"const": "LineString"}}},
              "then": {
                "required": ["coordinates"],
                "properties": {"coordinates": {"$ref": "#/definitions/line"}}
              }
            },
            {
              "if": {"properties": {"type": {"const": "MultiLineString"}}},
              "then": {
                "required": ["coordinates"],
                "properties": {"coordinates": {"type": "array", "items": {"$ref": "#/definitions/line"}}}
              }
            },
            {
              "if": {"properties": {"type": {"const": "MultiPolygon"}}},
              "then": {
                "required": ["coordinates"],
                "properties": {
                  "coordinates": {"type": "array", "items": {"$ref": "#/definitions/polygon"}}
                }
              }
            },
            {
              "if": {"properties": {"type": {"const": "GeometryCollection"}}},
              "then": {
                "required": ["geometries"],
                "properties": {
                  "geometries": {
                    "title": "Geometries",
                    "type": "array",
                    "items": {"$ref": "#/definitions/geometry"}
                  }
                }
              }
            }
          ]
        },
        "position": {
          "title": "Position",
          "description": "Time and spectral coordinate, in the units of the reference system.",
          "type": "array",
          "items": {"type": "number"},
          "minItems": 2,
          "maxItems": 2,
          "examples": [[1158051858, 24.73]]
        },
        "line": {
          "title": "Line",
          "description": "At least two positions.",
          "type": "array",
          "items": {"$ref": "#/definitions/position"},
          "minItems": 2
        },
        "ring": {
          "title": "Ring",
          "description": "At least four positions, of which the last is the first again.",
          "type": "array",
          "items": {"$ref": "#/definitions/position"},
          "minItems": 4
        },
        "polygon": {
          "title": "Rings of a polygon",
          "description": "An outer ring, counter-clockwise, and the holes in it, clockwise.",
          "type": "array",
          "items": {"$ref": "#/definitions/ring"}
        },
        "bbox": {
          "title": "Bounding box",
          "description": "Earliest time, lowest spectral coordinate, latest time, highest spectral coordinate.",
          "type": "array",
          "items": {"type": "number"},
          "minItems": 4,
          "maxItems": 4,
          "examples": [[1158051858, 325, 1158051918, 1075]]
        },
        "crs": {
          "title": "Coordinate reference system",
          "description": "What the two numbers of a position mean.",
          "type": "object",
          "required": ["type", "properties"],
          "properties": {
            "type": {
              "title": "Type",
              "description": "Only local is supported; the standard keeps name and link for later.",
              "const": "local"
            },
            "properties": {
              "type": "object",
              "required": ["spectral_coords", "ref_position_id"],
              "properties": {
                "name": {"title": "Name"},
                "time_coords_id": {
                  "title": "Predefined time axis",
                  "description": "Seconds of Unix time, Julian days, modified Julian days (also those of NASA and CNES), or nanoseconds of CDF's TT2000.",
                  "enum": ["unix", "jd", "mjd", "mjd_nasa", "mjd_cnes", "cdf_tt2000"]
                },
                "time_coords": {"$ref": "#/definitions/timeCoords"},
                "spectral_coords": {"$ref": "#/definitions/spectralCoords"},
                "ref_position_id": {
                  "title": "Reference position",
                  "description": "Where the times were taken: a term of the IVOA vocabulary, or the name of the observatory.",
                  "type": "string",
                  "examples": ["GEOCENTER", "wind", "nancay-decameter-array"]
                }
              },
              "if": {"required": ["time_coords"]},
              "then": {"properties": {"time_coords_id": false}},
              "else": {"required": ["time_coords_id"]}
            }
          },
          "examples": [
            {
              "type": "local",
              "properties": {
                "time_coords_id": "unix",
                "spectral_coords": {"type": "frequency", "unit": "kHz"},
                "ref_position_id": "wind"
              }
            }
          ]
        },
        "timeCoords": {
          "title": "Time axis",
          "description": "A count of units since an origin, in a time scale.",
          "type": "object",
          "required": ["unit", "time_origin", "time_scale"],
          "properties": {
            "name": {"title": "Name"},
            "unit": {
              "title": "Unit",
              "description": "A unit of time by VOUnits.",
              "type": "string",
              "examples": ["s", "d"]
            },
            "time_origin": {
              "title": "Origin",
              "description": "A date, or a date and a time, by ISO 8601, in the time scale of the axis: without an offset such as +02:00.",
              "type": "string",
              "pattern": "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}(T[0-9]{2}(:[0-9]{2}(:[0-9]{2}(\\.[0-9]*)?)?)?)?Z?$",
              "examples": ["2000-01-01T00:00:00"]
            },
            "time_scale": {
              "title": "Time scale",
              "enum": ["GPS", "TAI", "TCB", "TCG", "TDB", "TT", "UT", "UTC", "UNKNOWN", "SCET", "SCLK"]
            }
          }
        },
        "spectralCoords": {
          "title": "Spectral axis",
          "type": "object",
          "required": ["type", "unit"],
          "properties": {
            "name": {"title": "Name"},
            "type": {"title": "Quantity", "enum": ["frequency", "wavelength", "energy", "wavenumber"]},
            "unit": {
              "title": "Unit",
              "description": "A unit of that quantity by VOUnits.",
              "type": "string",
              "examples": ["kHz", "MHz"]
            },
            "scale": {
              "title": "Scale",
              "description": "How the axis is best drawn.",
              "enum": ["linear", "log", null]
            }
          }
        },
        "field": {
          "title": "Field",
          "description": "What a property means.",
          "type": "object",
          "required": ["info", "ucd", "datatype"],
          "properties": {
            "info": {"title": "Description", "type": "string"},
            "ucd": {
              "title": "UCD",
              "description": "What is measured, in words of the IVOA's UCD1+ vocabulary.",
              "type": "string",
              "examples": ["meta.code.class", "phot.flux.density;stat.max"]
            },
            "datatype": {"title": "Data type", "enum": ["int", "float", "bool", "str"]},
            "unit": {
              "title": "Unit",
              "description": "A unit by VOUnits; none for texts and pure numbers.",
              "type": ["string", "null"]
            },
            "values": {
              "title": "Allowed values",
              "description": "A list of values, or an object whose names are the values and whose values describe them.",
              "examples": [["RH", "LH"], {"RH": "Right-hand circular", "LH": "Left-hand circular"}]
            }
          },
          "examples": [
            {"info": "Peak flux", "ucd": "phot.flux.density;stat.max", "datatype": "float", "unit": "Jy"}
          ]
        }
      }
    }
    """# + "\n"
}
