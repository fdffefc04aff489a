#include "web/register/authority.h"

namespace haven::web {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

}  // namespace

bool keeps_national_register(const Visit& visit) {
  const auto* employer = visit.people->organisation(visit.person().organisation);
  return visit.has_role("org_admin") && employer != nullptr && employer->kind == "platform";
}

Result<cases::RegisterPermit> may_register(const Visit& visit, const cases::EventKind& event,
                                           std::string_view organisation) {
  auto asked = visit.ask({}, nullptr, Purpose::oversight);
  if (keeps_national_register(visit)) asked.principal.roles.emplace_back("register_keeper");
  asked.resource.authority = organisation;
  cases::to_record(asked.resource, event, visit.site.cases.vocabulary());
  return access::permit<Action::record, Class::account>(std::move(asked), *visit.relations);
}

}  // namespace haven::web
