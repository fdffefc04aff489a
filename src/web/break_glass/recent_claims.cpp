#include "web/break_glass/recent_claims.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "desk/members.h"
#include "values/json.h"

namespace haven::web {
namespace {

namespace json = boost::json;

constexpr std::string_view kind = "claim";

/// A claim, which was made now unless all of it can be read. Without its claimant: by nobody.
RecentClaim read(const desk::Entry& entry, Instant now) {
  const auto members = desk::read_members(entry.value).value_or(json::object());
  RecentClaim claim{entry.key, desk::text_in(members, "by").value_or(""), now};
  if (!claim.by.starts_with("u:")) claim.by.clear();
  const auto at = desk::moment_in(members, "at");
  if (at && !claim.by.empty()) claim.at = std::min(*at, now);
  return claim;
}

/// A claim of nobody known may be anybody's, so it counts for each who has claimed lately. Who
/// claims now is among them: a claim is kept before it is counted.
std::vector<RecentClaim> shared_out(const std::vector<RecentClaim>& claims) {
  std::set<std::string> claimants;
  for (const auto& claim : claims)
    if (!claim.by.empty()) claimants.insert(claim.by);
  std::vector<RecentClaim> shared;
  for (const auto& claim : claims)
    if (!claim.by.empty())
      shared.push_back(claim);
    else
      for (const auto& claimant : claimants) shared.push_back({claim.id, claimant, claim.at});
  return shared;
}

}  // namespace

Result<void> keep_claim(desk::Store& desk, const RecentClaim& claim) {
  const json::object says{{"at", to_text(claim.at)}, {"by", claim.by}, {"id", claim.id}};
  return desk.put({std::string(kind), claim.id, {}, canonical(says), claim.at + Hours(48)});
}

Result<void> drop_claim(desk::Store& desk, const RecentClaim& claim) {
  return desk.remove(kind, claim.id);
}

Result<std::vector<RecentClaim>> recent_claims(desk::Store& desk, Instant now) {
  std::vector<RecentClaim> kept;
  for (const auto& entry : TRY(desk.list(kind, {}, now))) kept.push_back(read(entry, now));
  auto found = shared_out(kept);
  std::ranges::sort(found, std::ranges::greater{}, &RecentClaim::at);
  return found;
}

}  // namespace haven::web
