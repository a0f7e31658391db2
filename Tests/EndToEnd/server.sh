# A VESPA server for a while: PostgreSQL and DaCHS of a user of their own, on loopback, all of their state in one folder.
# For sourcing. The caller sets SERVER_HOME, HTTP_PORT, DATABASE_PORT and SERVER_USER; nothing of the machine's own
# clusters, users or configuration files is touched.

PG_BIN=/usr/lib/postgresql/15/bin
SPHERE_VERSION=tfcat
SERVER_URL=http://127.0.0.1:$HTTP_PORT
SERVER_INPUTS=$SERVER_HOME/gavo/inputs

# Runs a program as the server's user with nothing of our environment: DaCHS reads ~/.gavorc, and both ask for locales.
# Root runs them as SERVER_USER; anybody else as himself.
as_server() {
  local as=()
  [ "$(id -u)" != 0 ] || as=(setpriv --reuid "$SERVER_USER" --regid "$SERVER_USER" --init-groups)
  (cd "$SERVER_HOME" && exec "${as[@]}" \
    env -i PATH="/usr/bin:/bin:$PG_BIN" HOME="$SERVER_HOME" LANG=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1 \
    GAVOSETTINGS="$SERVER_HOME/gavo.rc" GAVOCUSTOM=/nonexistent "$@")
}

privileged() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Gives files to the server's user.
own() { [ "$(id -u)" != 0 ] || chown -R "$SERVER_USER:" "$1"; }

dachs() { as_server /usr/bin/dachs --disable-spew "$@"; }
sql() { as_server psql -qtAX -v ON_ERROR_STOP=1 -h "$SERVER_HOME/socket" -p "$DATABASE_PORT" "$@"; }

server_up() {
  make_server_home && start_database && load_sphere && make_dachs && start_dachs
}

make_server_home() {
  if ! getent passwd "$SERVER_USER" >/dev/null; then
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$SERVER_USER"
    touch "$SERVER_HOME/.made-user"
  fi
  mkdir -p "$SERVER_HOME/socket" "$SERVER_HOME/gavo"
  SERVER_GROUP=$(id -gn "$SERVER_USER")
  cat >"$SERVER_HOME/gavo.rc" <<END
[general]
rootDir: $SERVER_HOME/gavo
group: $SERVER_GROUP
gavoGroup: $SERVER_GROUP
maintainerAddress: nobody@example.org
[web]
bindAddress: 127.0.0.1
serverPort: $HTTP_PORT
serverURL: $SERVER_URL
user:
sitename: tfcat
[ivoa]
authority: tfcat.example
END
  chmod 755 "$SERVER_HOME"
  own "$SERVER_HOME"
}

# C.UTF-8 does not depend on the locales of the machine. Programs come by the socket as the operating system's user, the
# roles of DaCHS by loopback with a password.
start_database() {
  as_server sh -c "umask 077; head -c 24 /dev/urandom | base64 >password"
  as_server initdb -D "$SERVER_HOME/database" -U "$SERVER_USER" --auth-host=scram-sha-256 --auth-local=peer \
    --pwfile="$SERVER_HOME/password" -E UTF8 --locale=C.UTF-8 --no-sync >"$SERVER_HOME/initdb.log" || return 1
  cat >>"$SERVER_HOME/database/postgresql.conf" <<END
listen_addresses = '127.0.0.1'
port = $DATABASE_PORT
unix_socket_directories = '$SERVER_HOME/socket'
fsync = off
synchronous_commit = off
END
  as_server pg_ctl -D "$SERVER_HOME/database" -w -t 60 -l "$SERVER_HOME/database.log" start >/dev/null &&
    as_server createdb -h "$SERVER_HOME/socket" -p "$DATABASE_PORT" -E UTF8 -T template0 gavo
}

# PostgreSQL 15.20 refuses two operators of Debian's pgsphere, whose commutators it finds taken. They are of no use here:
# where the extension does not load as it is, a version of it without these claims is put beside it, and taken away again
# by server_down.
load_sphere() {
  sql -d gavo -c "CREATE EXTENSION pg_sphere" 2>/dev/null && return
  local folder=/usr/share/postgresql/15/extension packaged
  packaged=$folder/pg_sphere--$(sed -n "s/^default_version *= *'\(.*\)'/\1/p" $folder/pg_sphere.control).sql
  if [ ! -e "$folder/pg_sphere--$SPHERE_VERSION.sql" ]; then
    python3 "$END_TO_END/sphere_without_claims.py" "$packaged" "$SERVER_HOME/sphere.sql" &&
      privileged install -m 644 "$SERVER_HOME/sphere.sql" "$folder/pg_sphere--$SPHERE_VERSION.sql" || return
    touch "$SERVER_HOME/.made-sphere"
  fi
  sql -d gavo -c "CREATE EXTENSION pg_sphere VERSION '$SPHERE_VERSION'"
}

# DaCHS copies the host of the superuser into the profiles of its roles: the socket lets only the operating system's user
# in, so these get the address. What is said of publisher and authority keeps `dachs val` and taplint content.
make_dachs() {
  local source="host=$SERVER_HOME/socket port=$DATABASE_PORT user=$SERVER_USER dbname=gavo"
  dachs init -d "$source" --nodb >"$SERVER_HOME/init.log" 2>&1
  sed -i 's/^host = .*/host = 127.0.0.1/' "$SERVER_HOME/gavo/etc/dsn"
  dachs init -d "$source" >>"$SERVER_HOME/init.log" 2>&1 || return
  cat >"$SERVER_HOME/gavo/etc/defaultmeta.txt" <<END
publisher: TFCat end-to-end proof
publisherID: ivo://tfcat.example/org
contact.name: Nobody
contact.address: 1 Loopback Road
contact.email: nobody@example.org
creator.name: Nobody
_noresultwarning: Your query did not match any data.
authority.creationDate: 2024-01-01T00:00:00
authority.title: TFCat end-to-end proof
authority.shortName: TFCAT-E2E
authority.description: An authority that lives for minutes.
authority.referenceURL: $SERVER_URL
authority.managingOrg: ivo://tfcat.example/org
organization.title: TFCat end-to-end proof
organization.description: An organization that lives for minutes.
organization.referenceURL: $SERVER_URL
site.description: A server on loopback that lives for minutes.
END
  python3 "$END_TO_END/offline_vocabulary.py" "$END_TO_END/../../Scripts/uat_labels.tsv" \
    "$SERVER_HOME/gavo/cache/http:=2F=2Fwww.ivoa.net=2Frdf=2Fuat" || return
  own "$SERVER_HOME/gavo"
}

start_dachs() {
  dachs serve start >"$SERVER_HOME/serve.log" 2>&1
  local attempt
  for attempt in $(seq 240); do
    if curl -fsS -o /dev/null "$SERVER_URL/tap/availability" 2>/dev/null; then
      cp "$SERVER_HOME/gavo/state/web.pid" "$SERVER_HOME/dachs.pid" # which DaCHS removes before it ends
      return
    fi
    sleep 0.25
  done
  echo "DaCHS did not start within a minute:" >&2
  tail -n 30 "$SERVER_HOME/serve.log" "$SERVER_HOME"/gavo/logs/* >&2
  return 1
}

# Ends what server_up started, by its process ids, and takes away what it left outside of SERVER_HOME.
server_down() {
  local pid
  pid=$(cat "$SERVER_HOME/dachs.pid" 2>/dev/null || cat "$SERVER_HOME/gavo/state/web.pid" 2>/dev/null)
  if [ -n "$pid" ]; then
    kill "$pid" 2>/dev/null
    for _ in $(seq 20); do kill -0 "$pid" 2>/dev/null || break; sleep 0.25; done
    kill -9 "$pid" 2>/dev/null
  fi
  if [ -s "$SERVER_HOME/database/postmaster.pid" ]; then
    as_server pg_ctl -D "$SERVER_HOME/database" -m fast -w -t 30 stop >/dev/null ||
      as_server pg_ctl -D "$SERVER_HOME/database" -m immediate -w stop >/dev/null
  fi
  [ ! -e "$SERVER_HOME/.made-sphere" ] || privileged rm -f "/usr/share/postgresql/15/extension/pg_sphere--$SPHERE_VERSION.sql"
  if [ -e "$SERVER_HOME/.made-user" ]; then
    # It may be that processes that were ended are not gone yet.
    for _ in $(seq 20); do userdel "$SERVER_USER" 2>/dev/null && return; sleep 0.25; done
    echo "the user $SERVER_USER is still there" >&2
  fi
  return 0
}
