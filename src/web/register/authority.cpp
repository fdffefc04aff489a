#include "web/register/authority.h"

#include "ledger/random.h"

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

Result<cases::RegisterPermit> may_register(const Visit& visit, std::string_view event,
                                           std::string_view organisation) {
  auto asked = visit.ask({}, nullptr, Purpose::oversight);
  if (keeps_national_register(visit)) asked.principal.roles.emplace_back("register_keeper");
  asked.resource.authority = organisation;
  asked.resource.event = event;
  return access::permit<Action::record, Class::account>(std::move(asked), *visit.relations);
}

cases::NewEvent register_event(const Visit& visit, std::string type, cases::Fields fields) {
  return {std::move(type), Span::at(visit.now), std::move(fields),
          ledger::random_id<haven::EventKind>()};
}

}  // namespace haven::web
