// Prints how many seconds simdjson's DOM parser (Debian: libsimdjson-dev) takes for a file that is in memory
// already. Usage: simdjson_parse FILE RUNS; one line a run.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <simdjson.h>

int main(int count, char **arguments) {
  if (count != 3) return 2;
  simdjson::padded_string text;
  if (simdjson::padded_string::load(arguments[1]).get(text)) return 2;
  simdjson::dom::parser parser;
  // The first run makes room for the document.
  for (int run = 0; run <= std::atoi(arguments[2]); run += 1) {
    auto start = std::chrono::steady_clock::now();
    simdjson::dom::element document;
    if (parser.parse(text).get(document)) return 1;
    std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    if (run > 0) std::printf("%.6f\n", seconds.count());
  }
}
