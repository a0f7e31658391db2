# Services on the server: what a data manager does by hand. For sourcing.

# put SERVICE FOLDER: the folder, and nothing else, becomes that of the service on the server.
put() {
  rm -rf "${SERVER_INPUTS:?}/$1"
  cp -rT "$2" "$SERVER_INPUTS/$1"
  own "$SERVER_INPUTS/$1"
}

# update SERVICE FOLDER: as put, and imports. As DaCHS tells some errors only by what it says, it must not say them.
update() {
  put "$1" "$2"
  expect "$1: dachs imp" dachs imp "$1/q"
  ! grep -qF -e "*** Error" "$WORK/said" || failed "$1: dachs imp"
}

# sound SERVICE: the server's own checks. `dachs val` ends with 0 whatever it finds.
sound() {
  expect "$1: dachs val" dachs val -c "$1/q"
  grep -qE '^(.* -- )?OK$' "$WORK/said" || failed "$1: dachs val"
  expect "$1: dachs pub" dachs pub "$1/q"
  expect "$1: dachs test" dachs test "$1/q"
  said "0 of "
}

# The rows of a service that were written since a mark.
mark() { sql -d gavo -c "SELECT txid_current()"; }
moved() { sql -d gavo -c "SELECT count(*) FROM $1.epn_core WHERE xmin::text::bigint > $2"; }
rows() { sql -d gavo -c "SELECT count(*) FROM $1.epn_core"; }

# Everything that a folder holds, as one word; the ledger has its own ways of storing the same.
contents() { (cd "$1" && find . -type f | sort | xargs sha256sum | sha256sum | cut -c1-16); }

# settings NAME: the settings of the proof's services with the server's address, in the working folder.
settings() { sed "s|BASE_URL|$SERVER_URL|" "$END_TO_END/settings/$1.yml" >"$WORK/$1.yml"; }

# Columns that publishing fills in its own way; their values are looked at elsewhere.
PUBLISHED=creation_date,modification_date,release_date,datalink_url,internal_reference,thumbnail_url,access_url,publisher,bib_reference

# served SERVICE CATALOGUE...: TAP gives back each granule of the catalogues, and no other, with equal values.
served() {
  local service=$1
  shift
  tfcat granules "$@" --service "$service" --rows both --free all --set creation_date=2000-01-01 \
    --access-url "$SERVER_URL/{file_name}" -o "$WORK/$service.expected.csv" 2>/dev/null
  expect "$service: TAP gives back every granule" python3 "$END_TO_END/tap_equals_table.py" "$SERVER_URL/tap" "$service" \
    "$WORK/$service.expected.csv" --except "$PUBLISHED" --save "$WORK/$service.vot"
  sed 's/^/      /' "$WORK/said"
}
