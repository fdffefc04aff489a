#pragma once
#include <optional>

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/site/visit.h"

namespace haven::web {

/// /health/live and /health/ready, for those who keep the machines. Nothing about a person.
std::optional<Response> find_health(const Site& site, const Request& request);

/// A browser reports that a page broke our content security policy. Counted, never kept.
Response csp_report(Visit& visit);
/// How many reports there have been.
std::uint64_t csp_reports();

/// Counts for /metrics in the text format of Prometheus. Nothing in them is about a person.
std::string metrics(const Site& site);

}  // namespace haven::web
