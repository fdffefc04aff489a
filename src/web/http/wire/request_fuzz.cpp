#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>

#include "web/http/wire/head.h"
#include "web/http/wire/reader.h"

/// Any bytes on a connection are read as requests or refused; and they are the same requests in
/// whatever pieces the bytes come.
namespace {

using namespace haven::web;

struct Outcome {
  int refused = 0;
  std::string read;  ///< Of every request: path and body.
  bool operator==(const Outcome&) const = default;
};

/// Reads requests out of `bytes`, which come in pieces of `piece`.
Outcome read_all(const std::string& bytes, std::size_t piece) {
  const Limits limits{.request_line = 256, .head = 512, .headers = 16};
  const std::function<std::size_t(std::string_view)> longest = [](std::string_view) { return 300; };
  Outcome outcome;
  std::string pending;
  std::size_t come = 0;
  const auto more = [&] {
    if (come == bytes.size()) return false;
    pending += bytes.substr(come, piece);
    come = std::min(bytes.size(), come + piece);
    return true;
  };
  for (;;) {
    HeadScan scan{HeadScan::State::more};
    for (std::size_t seen = 0; scan.state == HeadScan::State::more; seen = pending.size()) {
      if (!more() && pending.size() == seen) return outcome;
      scan = scan_head(pending, seen, limits);
    }
    if (scan.state == HeadScan::State::refused) return outcome.refused = scan.status, outcome;
    RequestReader reader(limits, longest);
    outcome.refused = reader.read_head(std::string_view(pending).substr(0, scan.length));
    if (outcome.refused) return outcome;
    pending.erase(0, scan.length);
    while (!reader.is_done()) {
      const auto fed = pending.empty() ? RequestReader::Fed{} : reader.feed(pending);
      if (fed.refused) return outcome.refused = fed.refused, outcome;
      pending.erase(0, fed.used);
      if (!reader.is_done() && fed.used == 0 && !more()) return outcome;
    }
    Request request;
    outcome.refused = reader.take(request);
    if (outcome.refused) return outcome;
    if (!request.path.starts_with('/') || request.path.find("/../") != std::string::npos) abort();
    outcome.read += request.path + '\n' + request.body + '\n';
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (read_all(bytes, bytes.size() + 1) != read_all(bytes, 1)) abort();
  return 0;
}
