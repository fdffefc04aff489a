#include "web/signs/pages.h"

#include <fmt/format.h>

#include <atomic>

namespace haven::web {
namespace {
std::atomic<std::uint64_t> reports{0};
}

std::optional<Response> is_live(Site&, const Request&) { return plain_text("live\n"); }

std::optional<Response> is_ready(Site& site, const Request&) {
  // Ready means: the ledger can record, and every event that it holds has been taken in.
  if (site.cases.ledger().trouble()) return plain_text("cannot record\n", 503);
  if (site.cases.position() < site.cases.ledger().size()) return plain_text("catching up\n", 503);
  // Of whom nobody can be told is for an operator to mend; meanwhile all else goes on.
  const auto untold = site.untold ? site.untold() : notices::Untold{};
  return plain_text(untold.children == 0
                        ? "ready\n"
                        : fmt::format("ready\nnobody could be told of {} children since {}\n",
                                      untold.children, to_text(*untold.since)));
}

Response csp_report(Visit&) {
  ++reports;
  return plain_text("", 204);
}

std::uint64_t csp_reports() { return reports; }

std::optional<Response> metrics(Site& site, const Request&) {
  const auto work = site.cases.ledger().work();
  auto counts = fmt::format(
      "# TYPE haven_ledger_entries gauge\nhaven_ledger_entries {}\n"
      "# TYPE haven_sections_opened_total counter\nhaven_sections_opened_total {}\n"
      "# TYPE haven_streams_read_total counter\nhaven_streams_read_total {}\n"
      "# TYPE haven_csp_reports_total counter\nhaven_csp_reports_total {}\n"
      "# TYPE haven_alarms_total counter\nhaven_alarms_total {}\n",
      site.cases.ledger().size(), work.sections_opened, work.streams_read, csp_reports(),
      site.cases.alarms());
  if (site.further_metrics) counts += site.further_metrics();
  return plain_text(std::move(counts));
}

}  // namespace haven::web
