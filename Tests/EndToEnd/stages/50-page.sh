# docs/publishing.md, command by command

cp -r "$ROOT/examples/publishing" page
sed -i "s|http://localhost:8080|$SERVER_URL|" page/tfcat-publish.yml page/ask.py
expect "every command says what the page says" python3 "$END_TO_END/run_page.py" "$ROOT/docs/publishing.md" page \
  "/var/gavo/inputs=$SERVER_INPUTS" "http://localhost:8080=$SERVER_URL"
sed 's/^/      /' said
