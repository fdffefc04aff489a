#include "web/site/asks.h"

#include "casework/break_glass.h"

namespace haven::web {
namespace {

/// How long ago this person proved that it is they, for this very child; else since signing in.
long proof_age(const SignedIn& who, std::string_view child, Instant now) {
  const auto act = "reveal:" + std::string(child);
  if (const auto age = signin::step_up_age(who.session, act, now)) return age->count();
  return (now - who.session.created).count() + 3600;
}

}  // namespace

access::Request asks(const Site& site, const cases::World& world, const SignedIn& who,
                     std::string_view child, const cases::Story* story, access::Purpose purpose) {
  const auto* known = world.people->person(who.person->user());
  const auto& person = known == nullptr ? *who.person : *known;
  access::Request asked;
  asked.principal = world.people->principal(person, world.now);
  asked.resource.case_id = child;
  asked.resource.state = access::Resource::State::open;
  if (story != nullptr) asked.resource.authority = story->authority();
  asked.context.now = world.now;
  asked.context.purpose = purpose;
  asked.context.stepup_age_s = proof_age(who, child, site.clock.unmoved());
  asked.context.device_managed = who.session.device.has_value();
  casework::bring_emergencies(asked, person, site.openings, *world.people);
  return asked;
}

}  // namespace haven::web
