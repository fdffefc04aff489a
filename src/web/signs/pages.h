#pragma once
#include <optional>

#include "web/http/request.h"
#include "web/http/response.h"
#include "web/visit/visit.h"

namespace haven::web {

/// For those who keep the machines. Nothing in any of these is about a person.
std::optional<Response> is_live(Site& site, const Request& request);
std::optional<Response> is_ready(Site& site, const Request& request);
/// Counts in the text format of Prometheus, with those of Site::further_metrics.
std::optional<Response> metrics(Site& site, const Request& request);

/// How Haven is running, in sentences, for whoever runs the machines and sees no child.
Response operation(Visit& visit);

/// A browser reports that a page broke our content security policy. Counted, never kept.
Response csp_report(Visit& visit);
/// How many reports there have been.
std::uint64_t csp_reports();

}  // namespace haven::web
