# STILTS goes over the server and all its services

expect "taplint" stilts -Xmx200M taplint tapurl="$SERVER_URL/tap"
said "Totals: Errors: 0;"
