#include "web/break_glass/recent_claims.h"

#include <algorithm>
#include <boost/json.hpp>

#include "values/json.h"

namespace haven::web {
namespace {

namespace json = boost::json;

constexpr std::string_view kind = "claim";

std::string text(const json::object& says, std::string_view name) {
  return std::string(says.at(name).as_string());
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
  std::vector<RecentClaim> found;
  for (const auto& entry : TRY(desk.list(kind, {}, now))) {
    const auto value = TRY(read_json(entry.value));
    const auto& says = value.as_object();
    found.push_back({text(says, "id"), text(says, "by"), TRY(read_instant(text(says, "at")))});
  }
  std::ranges::sort(found, std::ranges::greater{}, &RecentClaim::at);
  return found;
}

}  // namespace haven::web
