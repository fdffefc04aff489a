#include "cases/record.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"
#include "values/random.h"

namespace haven::cases {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

/// A child with a worker and a manager, and colleagues who have nothing to do with them.
struct Around {
  TestRegister held;
  std::string authority = held.add_organisation();
  std::string amara = held.add_person(authority, "social_worker");
  std::string ben = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  ChildId child = held.add_child({{"names", "Linh Tran"}});

  Around() {
    begins(amara, "allocated_worker", entity(child));
    begins(mel, "team_manager", "t:1");
    begins("t:1", "responsible_team", entity(child));
  }
  void begins(std::string subject, std::string relation, std::string object) {
    held.relate(child, {.subject = std::move(subject),
                        .relation = std::move(relation),
                        .object = std::move(object)});
  }
  /// `colleague` lends `user` these classes.
  void lends(const std::string& colleague, const std::string& user,
             std::vector<std::string> classes) {
    held.relate(child, {.subject = user,
                        .relation = "delegate",
                        .object = colleague,
                        .cases = std::vector{entity(child)},
                        .classes = std::move(classes)});
  }
  Result<Recorded> record(const std::string& user, Purpose purpose, const Decided& decided) {
    const auto permit = TRY((access::permit<Action::record, Class::case_>(
        held.asks(user, entity(child), purpose, Asked::of(decided.main).text()),
        *held.cases().relations())));
    return cases::record(held.cases(), permit, child, {}, decided, random_id<CommandId>());
  }
  const Event& last() { return *held.cases().story(child)->told().back(); }
};

NewEvent event(std::string_view type, Fields fields) {
  return {&kind_named(type), Span::at(test_now), std::move(fields), random_id<EventId>()};
}
NewEvent starts(std::string subject, std::string relation, std::string object) {
  return relation_started(random_id<EventId>(), test_now,
                          {.subject = std::move(subject),
                           .relation = std::move(relation),
                           .object = std::move(object)});
}
NewEvent placed(std::string address) {
  return event("placement.start", {{"placement", "pl:1"}, {"address", std::move(address)}});
}

Problem::Kind kind_of(const Result<Recorded>& recorded) {
  REQUIRE_FALSE(recorded);
  return recorded.error().kind;
}

TEST_CASE_FIXTURE(Around, "the allocated worker places the child and seals the address with it") {
  REQUIRE(record(amara, Purpose::care, {placed("12 Elm Row"), {}}));
  CHECK(last().name() == "placement.start");
  CHECK(last().author.by == amara);
  CHECK(last().author.on_behalf_of.empty());
}

TEST_CASE_FIXTURE(Around,
                  "words that could not be read again are refused, wherever they come from") {
  CHECK(kind_of(record(amara, Purpose::care, {placed("12 Elm Row \xFF"), {}})) ==
        Problem::Kind::bad_input);
  CHECK(kind_of(record(amara, Purpose::care,
                       {event("placement.start", {{"placement", "pl:\xC3"}}), {}})) ==
        Problem::Kind::bad_input);
}

TEST_CASE_FIXTURE(Around, "leave to record the case is no leave to seal an address with it") {
  lends(amara, ben, {"case"});
  CHECK(kind_of(record(ben, Purpose::care, {placed("12 Elm Row"), {}})) ==
        Problem::Kind::not_found);
  CHECK(record(ben, Purpose::care, {placed(""), {}}));
}

TEST_CASE_FIXTURE(Around, "what follows is asked for as well, section by section") {
  lends(amara, ben, {"case", "safety_summary"});
  const auto before = held.ledger().size();
  const auto contact = event("keyworker.contact", {{"note", "Quiet"}});
  CHECK_FALSE(record(ben, Purpose::care, {contact, {placed("12 Elm Row")}}));
  CHECK_FALSE(record(ben, Purpose::care,
                     {contact, {event("return-interview.offered", {{"words", "To stay"}})}}));
  CHECK(held.ledger().size() == before);
  CHECK(record(ben, Purpose::care, {contact, {placed("")}}));
}

TEST_CASE_FIXTURE(Around, "whoever records in a colleague's place says in whose") {
  lends(amara, ben, {"case"});
  REQUIRE(record(ben, Purpose::care, {event("keyworker.contact", {{"note", "Quiet"}}), {}}));
  CHECK(last().author.by == ben);
  CHECK(last().author.on_behalf_of == amara);
}

TEST_CASE_FIXTURE(Around, "whoever may act in their own name does") {
  begins(ben, "allocated_worker", entity(child));
  lends(amara, ben, {"case"});
  REQUIRE(record(ben, Purpose::care, {event("keyworker.contact", {{"note", "Quiet"}}), {}}));
  CHECK(last().author.on_behalf_of.empty());
}

TEST_CASE_FIXTURE(Around, "of two colleagues it is the one who could have done it themselves") {
  const auto eve = held.add_person(authority, "social_worker");
  lends(eve, ben, {"case"});
  lends(amara, ben, {"case"});
  REQUIRE(record(ben, Purpose::care, {event("keyworker.contact", {{"note", "Quiet"}}), {}}));
  CHECK(last().author.on_behalf_of == amara);
}

TEST_CASE_FIXTURE(Around, "a manager gives the child to a worker, and not to herself") {
  CHECK(record(mel, Purpose::oversight, {starts(ben, "allocated_worker", entity(child)), {}}));
  CHECK(kind_of(record(mel, Purpose::oversight,
                       {starts(mel, "allocated_worker", entity(child)), {}})) ==
        Problem::Kind::not_allowed);
}

TEST_CASE_FIXTURE(Around, "what one gains from is no consequence of something else") {
  CHECK_FALSE(record(
      mel, Purpose::oversight,
      {starts(ben, "guardian", entity(child)), {starts(mel, "allocated_worker", entity(child))}}));
  // Only the concern that opens the record gives the child to whoever received it.
  CHECK_FALSE(
      record(amara, Purpose::care,
             {event("concern.received", {}), {starts(ben, "allocated_worker", entity(child))}}));
}

TEST_CASE_FIXTURE(Around, "a report brings its episode, though nobody may bring one by itself") {
  begins(ben, "carer", "pl:1");
  begins("pl:1", "about", entity(child));
  const auto about = starts("ep:1", "about", entity(child));
  CHECK_FALSE(record(ben, Purpose::missing, {about, {}}));
  CHECK_FALSE(record(ben, Purpose::missing, {event("carer.log", {{"about", "worry"}}), {about}}));
  CHECK(record(ben, Purpose::missing, {event("missing.reported", {{"episode", "ep:1"}}), {about}}));
}

TEST_CASE_FIXTURE(Around, "a relation that ended since the page was shown records nothing") {
  const auto contact = event("keyworker.contact", {{"note", "Quiet"}});
  const auto permit = access::permit<Action::record, Class::case_>(
      held.asks(amara, entity(child), Purpose::care, std::string(contact.kind->name)),
      *held.cases().relations());
  REQUIRE(permit);
  const auto gone = relation_ended(
      {}, test_now, {.subject = amara, .relation = "allocated_worker", .object = entity(child)});
  held.add(stream_of(child), gone.kind->name, gone.fields);
  CHECK_FALSE(
      cases::record(held.cases(), *permit, child, {}, {contact, {}}, random_id<CommandId>()));
}

struct Bodies {
  TestRegister held;
  std::string ours = held.add_organisation();
  std::string theirs = held.add_organisation();
  std::string ali = held.add_person(ours, "org_admin");
  std::string amara = held.add_person(ours, "social_worker");
  std::string ben = held.add_person(theirs, "social_worker");

  Result<Recorded> record(const std::string& by, const std::string& whose,
                          const std::vector<NewEvent>& events,
                          Purpose purpose = Purpose::oversight) {
    auto asked = held.asks(by, "", purpose, std::string(events.front().kind->name));
    if (purpose == Purpose::self) asked.resource.beneficiary_person = asked.principal.person;
    const auto permit = TRY((access::permit<Action::record, Class::account>(
        std::move(asked), *held.cases().relations())));
    const auto id = PersonId::from_text(std::string_view(whose).substr(2));
    return record_in_register(held.cases(), permit, ledger::StreamId{id->bytes}, events,
                              random_id<CommandId>());
  }
  NewEvent turn(const std::string& organisation) {
    return event("rota.set", {{"duty", "edt_duty"},
                              {"organisation", organisation},
                              {"from", to_text(test_now)},
                              {"until", to_text(test_now + Hours(8))}});
  }
};

TEST_CASE_FIXTURE(Bodies, "an administrator keeps the register of their own body") {
  CHECK(record(ali, amara, {turn(ours)}));
  CHECK(kind_of(record(ali, ben, {turn(ours)})) == Problem::Kind::not_allowed);
}

TEST_CASE_FIXTURE(Bodies,
                  "a turn of duty for another body would open its children, and is refused") {
  CHECK(kind_of(record(ali, amara, {turn(theirs)})) == Problem::Kind::not_allowed);
  CHECK_FALSE(held.cases().relations()->live(amara, "edt_duty", theirs, test_now));
}

TEST_CASE_FIXTURE(Bodies, "nobody is put in another body's team") {
  held.add(ledger::StreamId{OrganisationId::from_text(theirs.substr(2))->bytes}, "team.added",
           {{"team", "t:theirs"}, {"name", "Theirs"}});
  CHECK_FALSE(
      record(ali, amara, {event("team.member", {{"team", "t:theirs"}, {"as", "manager"}})}));
  CHECK_FALSE(record(ali, amara, {event("team.member", {{"team", "t:none"}, {"as", "member"}})}));
}

TEST_CASE_FIXTURE(Bodies,
                  "a newcomer is added with their work in one act, to one's own body only") {
  const auto fresh = user_entity(random_id<PersonId>());
  const auto added = [](const std::string& to) {
    return event("person.added", {{"organisation", to}, {"name", "Noor"}});
  };
  const auto role = event("person.role", {{"roles", "social_worker"}});
  CHECK_FALSE(record(ali, fresh, {role}));
  CHECK_FALSE(record(ali, fresh, {added(theirs), role}));
  CHECK_FALSE(record(ali, ben, {added(ours)}));
  CHECK(record(ali, fresh, {added(ours), role}));
}

TEST_CASE_FIXTURE(Bodies, "each event of an act in the register is asked for") {
  CHECK_FALSE(
      record(ali, amara, {turn(ours), event("person.password", {{"hash", "$argon2id$theirs"}})}));
}

TEST_CASE_FIXTURE(Bodies, "an administrator does not clear themselves, nor add to their own work") {
  const auto cleared = event("person.cleared", {{"trained_until", "2029-01-01"}});
  CHECK_FALSE(record(ali, ali, {cleared}));
  CHECK_FALSE(record(ali, ali, {event("person.role", {{"roles", "org_admin team_manager"}})}));
  CHECK(record(ali, amara, {cleared}));
}

TEST_CASE_FIXTURE(Bodies, "everybody sets their own password, and nobody another's") {
  const auto password = event("person.password", {{"hash", "$argon2id$own"}});
  CHECK(record(amara, amara, {password}, Purpose::self));
  CHECK_FALSE(record(amara, ben, {password}, Purpose::self));
  CHECK_FALSE(record(ali, amara, {password}, Purpose::self));
  CHECK_FALSE(record(ali, amara, {password}));
}

}  // namespace
}  // namespace haven::cases
