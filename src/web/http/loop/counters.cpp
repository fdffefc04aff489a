#include "web/http/loop/counters.h"

#include <fmt/format.h>

#include <algorithm>

namespace haven::web {
namespace {

template <class Number>
void add(std::string& out, const char* kind, const char* name, const char* help, Number value) {
  out += fmt::format("# HELP haven_http_{0} {1}\n# TYPE haven_http_{0} {2}\nhaven_http_{0} {3}\n",
                     name, help, kind, value);
}

}  // namespace

void Counters::count_answer(int status, std::uint64_t microseconds) {
  ++answers[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
  const double seconds = static_cast<double>(microseconds) / 1e6;
  const auto bucket = std::ranges::lower_bound(bounds, seconds) - bounds.begin();
  ++took[static_cast<std::size_t>(bucket)];
  took_microseconds += microseconds;
}

std::string Counters::text() const {
  std::string out;
  add(out, "gauge", "connections", "Open connections.", connections.load());
  add(out, "gauge", "streams", "Open live streams.", streams.load());
  add(out, "gauge", "in_flight", "Requests being answered.", in_flight.load());
  add(out, "counter", "connections_total", "Connections taken.", accepted.load());
  add(out, "counter", "turned_away_total", "Connections beyond the limit.", turned_away.load());
  add(out, "counter", "timeouts_total", "Connections closed for slowness.", timed_out.load());
  add(out, "counter", "refused_total", "Requests that were not well-formed.", refused.load());
  add(out, "counter", "received_bytes_total", "Bytes read.", bytes_in.load());
  add(out, "counter", "sent_bytes_total", "Bytes written.", bytes_out.load());
  out +=
      "# HELP haven_http_answers_total Answers by class of status.\n"
      "# TYPE haven_http_answers_total counter\n";
  for (std::size_t i = 1; i < answers.size(); ++i)
    out += fmt::format("haven_http_answers_total{{status=\"{}xx\"}} {}\n", i, answers[i].load());
  out +=
      "# HELP haven_http_answer_seconds Time from request to answer.\n"
      "# TYPE haven_http_answer_seconds histogram\n";
  std::uint64_t so_far = 0;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    so_far += took[i].load();
    out += fmt::format("haven_http_answer_seconds_bucket{{le=\"{}\"}} {}\n", bounds[i], so_far);
  }
  so_far += took.back().load();
  out += fmt::format("haven_http_answer_seconds_bucket{{le=\"+Inf\"}} {}\n", so_far);
  out += fmt::format("haven_http_answer_seconds_sum {}\nhaven_http_answer_seconds_count {}\n",
                     static_cast<double>(took_microseconds.load()) / 1e6, so_far);
  return out;
}

}  // namespace haven::web
