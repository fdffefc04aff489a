#include "web/register/authority.h"

#include <algorithm>

namespace haven::web {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

}  // namespace

bool keeps_national_register(const Visit& visit) {
  const auto roles = visit.principal().roles;
  return std::ranges::find(roles, "register_keeper") != roles.end();
}

Result<cases::RegisterPermit> may_register(const Visit& visit, const cases::EventKind& event,
                                           std::string_view organisation) {
  auto asked = visit.ask({}, nullptr, Purpose::oversight);
  asked.resource.authority = organisation;
  cases::to_record(asked.resource, event, visit.site.cases.vocabulary());
  return access::permit<Action::record, Class::account>(std::move(asked), *visit.relations);
}

}  // namespace haven::web
