# STILTS goes over the server and all its services

stilts -Xmx200M taplint tapurl="$SERVER_URL/tap" >taplint.txt 2>&1 || true
grep -E '^[EF]-|^Totals' taplint.txt >said || true
said "Totals: Errors: 0;"
echo "    taplint: $(grep Totals said)"
