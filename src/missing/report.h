#pragma once
#include "cases/record.h"
#include "missing/episode.h"

/// Reporting a child missing. Who the child is, is all that must be known.
namespace haven::missing {

struct Report {
  std::optional<Span> last_safe;         ///< Nothing: not known.
  std::optional<Instant> found_missing;  ///< Nothing: now.
  std::string suspected = "unknown";     ///< Exploitation again: yes, no or unknown.
  std::string circumstances;             ///< Codes, separated by spaces.
  std::string category;                  ///< "missing" or "away"; empty: missing.
  std::string took_phone;
  std::string clothing;
  std::string seen_with;
  std::string last_seen_where;
  std::string words;
};

/// Fresh ids for one act, so that deciding stays pure.
struct ReportIds {
  EventId report;
  EventId about;
  EventId told;
  EpisodeId episode;
};

/// Decides what is recorded when a child is reported missing. Records nothing. `force` is the
/// police force concerned, "o:…". Whoever is missing with an exploitation flag is missing, never
/// "away", and high risk until the police say otherwise (domain practice of one force, taken as the
/// default). Problem: already missing; a time after `now`; noticed before last known safe.
Result<cases::Decided> report(const cases::Story& child, const Report& told, std::string_view force,
                              const ReportIds& ids, Instant now);

}  // namespace haven::missing
