#pragma once
#include "access/request.h"
#include "cases/cases.h"
#include "cases/relation.h"
#include "cases/story_for_tests.h"
#include "ledger/folder.h"
#include "values/random.h"

/// A ledger in memory with cases over it, for tests.
namespace haven::cases {

inline const Instant test_now = read_instant("2027-03-01T10:00:00Z").value();

class TestRegister {
 public:
  explicit TestRegister(ledger::Environment environment = ledger::Environment::test) {
    ledger::Options options;
    options.now = [this] {
      as_it_keeps();
      return now;
    };
    options.environment = environment;
    ledger_ = ledger::open_in_memory(std::move(options)).value();
    cases_ = Cases::open(*ledger_.ledger, tracks()).value();
  }

  Instant now = test_now;
  std::function<void()> as_it_keeps = [] {};  ///< Called whenever something is about to be kept.

  Cases& cases() { return *cases_; }
  ledger::Ledger& ledger() { return *ledger_.ledger; }

  /// Adds an event to any stream, as if whoever may do so had.
  void add(ledger::StreamId stream, std::string_view type, Fields fields, std::string by = "u:x") {
    NewEvent event{&kind_named(type), Span::at(test_now), std::move(fields), random_id<EventId>()};
    ledger::Write write{stream, stream, {}, {}};
    write.entries.push_back(seal_sections(event, {std::move(by), "o:x", "care", ""}).value());
    ENSURE(ledger().append({random_id<CommandId>(), {std::move(write)}}).has_value());
  }
  /// A body of this kind, "o:…".
  std::string add_organisation(std::string kind = "local_authority") {
    const auto id = random_id<OrganisationId>();
    add(ledger::StreamId{id.bytes}, "organisation.added", {{"name", kind}, {"kind", kind}});
    return organisation_entity(id);
  }
  /// Somebody cleared who works for it, "u:…".
  std::string add_person(const std::string& organisation, std::string roles) {
    const auto id = random_id<PersonId>();
    const ledger::StreamId stream{id.bytes};
    add(stream, "person.added", {{"organisation", organisation}, {"name", roles}});
    add(stream, "person.role", {{"roles", std::move(roles)}});
    add(stream, "person.cleared",
        {{"trained_until", "2028-01-01"}, {"vetted_until", "2028-01-01"}});
    return user_entity(id);
  }
  /// Kept in the child's story.
  void relate(ChildId child, const access::Relation& relation) {
    add(stream_of(child), "relation.started", relation_started({}, test_now, relation).fields);
  }
  /// What `user` asks when about to record `event`, of a child unless `child` is empty.
  access::Request asks(const std::string& user, const std::string& child, access::Purpose purpose,
                       const std::string& event) {
    const auto people = cases().people();
    const auto* person = people->person(user);
    ENSURE(person != nullptr);
    access::Request request;
    request.principal = people->principal(*person, test_now);
    request.resource = {.case_id = child,
                        .authority = person->organisation,
                        .state = access::Resource::State::open,
                        .event = event};
    request.resource.gives_more = all_events().gives_more(event);
    request.context = {.now = test_now,
                       .purpose = purpose,
                       .reason = "what the test is about",
                       .stepup_age_s = 10,
                       .device_managed = true};
    return request;
  }

  ChildId add_child(Fields described) {
    const auto child = random_id<ChildId>();
    add(stream_of(child), "concern.received", {});
    add(stream_of(child), "child.described", std::move(described));
    return child;
  }

 private:
  ledger::Opened ledger_;
  std::unique_ptr<Cases> cases_;
};

}  // namespace haven::cases
