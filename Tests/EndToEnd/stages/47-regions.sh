# Lint refuses the regions that DaCHS and pgSphere refuse, and no others

for file in verdicts.tsv expand.py ask_server.py; do install -m 644 "$END_TO_END/regions/$file" "$SERVER_HOME/$file"; done
grep -v '^#' "$END_TO_END/regions/verdicts.tsv" | cut -f 1,2 >regions.written
as_server /usr/bin/python3 "$SERVER_HOME/ask_server.py" "$SERVER_HOME/verdicts.tsv" "$SERVER_HOME/socket" "$DATABASE_PORT" \
  >regions.server 2>"$WORK/said" || failed "the server was not asked"
expect "the server does with each region what is written" diff regions.written regions.server
"$PYTHON" "$END_TO_END/regions/ask_lint.py" "$TFCAT" "$END_TO_END/regions/verdicts.tsv" >regions.lint 2>"$WORK/said" ||
  failed "lint was not asked"
expect "lint agrees with it on $(wc -l <regions.written) regions" diff regions.server regions.lint
