#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "access/permit.h"
#include "cases/look.h"
#include "cases/story_for_tests.h"
#include "cases/vocabulary.h"
#include "ledger/folder.h"
#include "synthetic/cast.h"
#include "synthetic/clock.h"
#include "synthetic/nation.h"
#include "values/random.h"

/// Whoever asks about a child who is not theirs must not learn whether there is one: not by the
/// answer, and not by what answering cost.
namespace haven::synthetic {
namespace {

using access::Action;
using access::Class;
using access::Purpose;

const Instant saturday = *read_instant("2027-04-17T07:34:00Z");

/// What the first responder's own act of opening a record asks, with the id of a child who is not
/// there yet; and what a manager asks of a child of their own authority whom no team has.
constexpr std::string_view opening[] = {"concern.received", "child.described",
                                        "trafficking.suspected", "relation.started:opened",
                                        "relation.started:responsible_team"};

struct Nation {
  Clock clock{saturday};
  ledger::Opened opened;
  std::unique_ptr<cases::Cases> cases;

  Nation() {
    ledger::Options options;
    options.now = [this] { return clock.now(); };
    options.environment = ledger::Environment::demo;
    opened = ledger::open_in_memory(std::move(options)).value();
    NationOptions wanted;
    wanted.now = saturday;
    wanted.children = 20;
    wanted.tables = HAVEN_ROOT "/data";
    wanted.rules = HAVEN_ROOT "/rules";
    REQUIRE(
        fill(*opened.ledger, clock, cases::all_events(), wanted, [](std::size_t, std::size_t) {}));
    cases = cases::Cases::open(*opened.ledger, tracks()).value();
  }

  /// As a page asks: of a child who is not there nobody knows the authority.
  access::Request asks(const InventedPerson& person, ChildId child, Purpose purpose) const {
    const auto people = cases->people();
    const auto story = cases->story(child);
    access::Request request;
    request.principal = people->principal(*people->person(user(person.sign_in)), saturday);
    request.resource.case_id = cases::entity(child);
    request.resource.state = access::Resource::State::open;
    if (story) request.resource.authority = story->authority();
    request.context = {.now = saturday,
                       .purpose = purpose,
                       .reason = "asked of a child who is not mine",
                       .stepup_age_s = 10,
                       .device_managed = true};
    return request;
  }
};

/// Everything that can be asked of one child: each class viewed, each event recorded, the address.
std::vector<access::Request> everything(const access::Request& of) {
  std::vector<access::Request> all;
  const auto add = [&](Action action, Class cls, std::string event) {
    all.push_back(of);
    all.back().action = action;
    all.back().resource.cls = cls;
    all.back().resource.event = std::move(event);
  };
  for (int cls = 0; cls <= static_cast<int>(Class::account); ++cls)
    add(Action::view, static_cast<Class>(cls), "");
  add(Action::reveal, Class::location, "");
  for (const auto* kind : cases::all_events().all())
    add(Action::record, Class::case_, std::string(kind->name));
  for (const auto* relation : {"allocated_worker", "guardian", "delegate", "escalated_to", "about"})
    add(Action::record, Class::case_, std::string("relation.started:") + relation);
  return all;
}

struct Learnt {
  std::vector<access::Decision> decisions;
  std::vector<std::string> said;
  ledger::Work work;
  std::uint64_t kept = 0;
};

/// What somebody learns by asking all of it, each refusal kept as pages keep it.
Learnt learn(const Nation& nation, const access::Request& of) {
  auto& ledger = nation.cases->ledger();
  const auto before = ledger.work();
  const auto size = ledger.size();
  Learnt learnt;
  const auto relations = nation.cases->relations();
  for (auto& request : everything(of)) {
    const auto answer = access::ask(request, *relations);
    learnt.decisions.push_back(answer.decision);
    // An operator's alarm is for operators: it is not shown to whoever asked.
    learnt.decisions.back().alarms.clear();
    learnt.said.push_back(answer.granted ? "" : answer.granted.error().says);
  }
  const cases::Author author{of.principal.id, of.principal.org, "care", ""};
  REQUIRE(cases::refuse(*nation.cases, author, of.resource.case_id, "child", saturday));
  const auto after = ledger.work();
  learnt.work = {after.sections_opened - before.sections_opened,
                 after.streams_read - before.streams_read,
                 after.indexes_made - before.indexes_made};
  learnt.kept = ledger.size() - size;
  return learnt;
}

/// Whether access lets this person know of the child for any purpose, by any relation.
bool is_stranger(const Nation& nation, const InventedPerson& person, ChildId child) {
  auto request = nation.asks(person, child, Purpose::care);
  request.resource.cls = Class::duty_state;
  const auto relations = nation.cases->relations();
  const auto may = [&](Class cls, Purpose purpose) {
    request.resource.cls = cls;
    request.context.purpose = purpose;
    const auto decision = access::decide(request, *relations);
    return decision.sees != access::Sees::not_found &&
           decision.because != std::vector<std::string>{"P09"};
  };
  for (int purpose = 0; purpose <= static_cast<int>(Purpose::complaint); ++purpose)
    for (const auto cls :
         {Class::core, Class::duty_state, Class::missing_board, Class::care_summary})
      if (may(cls, static_cast<Purpose>(purpose))) return false;
  return true;
}

TEST_CASE("to a stranger a child who is there and one who is not are the same, at the same cost") {
  const Nation nation;
  int strangers = 0;
  for (const auto& person : invented_people())
    for (const auto* word : {"wren", "heron", "siskin", "curlew"}) {
      const auto child = child_named(word);
      if (!is_stranger(nation, person, child)) continue;
      ++strangers;
      for (const auto purpose : {Purpose::care, Purpose::missing, Purpose::oversight,
                                 Purpose::coordination, Purpose::audit}) {
        CAPTURE(person.sign_in);
        CAPTURE(word);
        CAPTURE(access::name_of(purpose));
        const auto there = nation.asks(person, child, purpose);
        const auto nowhere = nation.asks(person, random_id<ChildId>(), purpose);
        const auto real = learn(nation, there);
        const auto unreal = learn(nation, nowhere);
        const auto questions = everything(there);
        for (std::size_t i = 0; i < questions.size(); ++i) {
          const auto& event = questions[i].resource.event;
          if (std::ranges::find(opening, event) != std::end(opening)) continue;
          CAPTURE(event);
          CHECK(real.decisions[i] == unreal.decisions[i]);
          CHECK(real.said[i] == unreal.said[i]);
        }
        CHECK(real.work == unreal.work);
        CHECK(real.kept == unreal.kept);
      }
    }
  CHECK(strangers > 60);
}

TEST_CASE("nothing is decrypted to decide who may know of a child") {
  const Nation nation;
  const auto before = nation.cases->ledger().work();
  for (const auto& person : invented_people())
    (void)is_stranger(nation, person, child_named("wren"));
  CHECK(nation.cases->ledger().work() == before);
}

}  // namespace
}  // namespace haven::synthetic
