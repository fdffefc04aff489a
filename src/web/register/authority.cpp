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

Result<void> may_register(const Visit& visit, std::string_view event,
                          std::string_view organisation) {
  auto asked = visit.ask({}, nullptr, Purpose::oversight);
  if (keeps_national_register(visit)) asked.principal.roles.emplace_back("register_keeper");
  asked.resource.authority = organisation;
  asked.resource.event = event;
  TRY((access::permit<Action::record, Class::account>(std::move(asked), *visit.relations)));
  return {};
}

Result<cases::Recorded> keep_in_register(const Visit& visit, ledger::StreamId stream,
                                         const std::vector<cases::NewEvent>& events,
                                         CommandId command) {
  const cases::Author author{visit.person().user(),
                             visit.person().organisation,
                             std::string(access::name_of(Purpose::oversight)),
                             {}};
  return cases::record_in_register(visit.site.cases, author, stream, events, command);
}

cases::NewEvent register_event(const Visit& visit, std::string type, cases::Fields fields) {
  return {std::move(type), Span::at(visit.now), std::move(fields),
          ledger::random_id<haven::EventKind>()};
}

}  // namespace haven::web
