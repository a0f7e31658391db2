# What the stages say and how they fail. For sourcing.

# expect TEXT COMMAND...: the command has to succeed.
expect() {
  local text=$1
  shift
  if "$@" >"$WORK/said" 2>&1; then
    echo "    $text"
  else
    failed "$text" "exit status $? of: $*"
  fi
}

# expect_within SECONDS TEXT COMMAND...: the command has to succeed, now or later. DaCHS takes no notice of a new resource
# descriptor within ten seconds after it has read the one before.
expect_within() {
  local end=$((SECONDS + $1)) text=$2
  shift 2
  until "$@" >"$WORK/said" 2>&1; do
    [ "$SECONDS" -lt "$end" ] || failed "$text" "exit status $? of: $*"
    sleep 1
  done
  echo "    $text"
}

# expect_status N TEXT COMMAND...: the command has to end with this exit status.
expect_status() {
  local wanted=$1 text=$2 status=0
  shift 2
  "$@" >"$WORK/said" 2>&1 || status=$?
  [ "$status" = "$wanted" ] || failed "$text" "exit status $status and not $wanted of: $*"
  echo "    $text"
}

# said TEXT: the last command has said this.
said() { grep -qF -e "$1" "$WORK/said" || failed "nothing said of \"$1\""; }

# equal TEXT EXPECTED GOT
equal() {
  if [ "$2" = "$3" ]; then echo "    $1"; else failed "$1" "expected $2" "got $3"; fi
}

failed() {
  {
    printf 'FAILED: %s\n' "$@"
    [ ! -s "$WORK/said" ] || tail -n 40 "$WORK/said"
  } >&2
  exit 1
}
