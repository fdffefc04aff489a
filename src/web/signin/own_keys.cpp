#include "web/signin/own_keys.h"

namespace haven::web {

Result<cases::Recorded> keep_own_keys(const Visit& visit, const cases::Person& person,
                                      const std::vector<cases::NewEvent>& keys,
                                      const cases::Sent& sent) {
  // Nobody is signed in yet, so the visit cannot ask for them.
  access::Request asked;
  asked.principal = visit.people->principal(person, visit.now);
  asked.resource.authority = person.organisation;
  asked.resource.beneficiary_person = person.person();
  cases::to_record(asked.resource, *keys.front().kind, visit.site.cases.vocabulary());
  asked.context.now = visit.now;
  asked.context.purpose = access::Purpose::self;
  const auto permit = TRY((access::permit<access::Action::record, access::Class::account>(
      std::move(asked), *visit.relations)));
  return cases::record_in_register(visit.site.cases, permit, ledger::StreamId{person.id.bytes},
                                   keys, sent);
}

}  // namespace haven::web
