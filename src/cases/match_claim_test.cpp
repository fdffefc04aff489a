#include "cases/match_claim.h"

#include <doctest/doctest.h>

#include "cases/break_glass.h"
#include "cases/test_register.h"
#include "values/random.h"

namespace haven::cases {
namespace {

ClaimPermit may_claim(std::string child = {}) {
  access::Request asked;
  asked.principal = {"u:eve", "p:eve", "o:x"};
  asked.principal.status = "active";
  asked.principal.training = "current";
  asked.principal.vetting = "current";
  if (!child.empty()) {
    asked.resource.case_id = std::move(child);
    asked.resource.state = access::Resource::State::open;
  }
  asked.context.now = test_now;
  asked.context.purpose = access::Purpose::safeguarding;
  return access::permit<access::Action::break_glass, access::Class::core>(asked, {}).value();
}

/// Two hundred children, so that many share each truncated hash.
struct ManyChildren {
  ManyChildren() {
    for (int each = 0; each < 200; ++each)
      held.add_child({{"names", "Child Number" + std::to_string(each)},
                      {"born", std::to_string(2000 + each % 15) + "-01-02"}});
    linh = held.add_child({{"called", "Lily"},
                           {"names", "Trần Linh"},
                           {"aliases", "Nhi, Mai Tran"},
                           {"born", "3 May 2011"}});
    unknown_birth = held.add_child({{"names", "Asha Bello"}, {"born", "about 15"}});
  }
  std::optional<ChildId> match(std::string name, std::string second) {
    return index->match(may_claim(), {std::move(name), std::move(second)}).value();
  }
  std::string reference(ChildId child) { return held.cases().story(child)->reference(); }

  TestRegister held;
  ChildId linh, unknown_birth;
  std::unique_ptr<ClaimIndex> index = std::make_unique<ClaimIndex>(held.cases());
};

TEST_CASE_FIXTURE(ManyChildren, "a name and a birth date as said find the one child") {
  CHECK(match("linh tran", "2011-05-03") == linh);
  CHECK(match("Lily", "3/5/2011") == linh);
  CHECK(match("NHI", "3 May 2011") == linh);
  CHECK(match("Tran Mai", "3 May 2011") == linh);
}

TEST_CASE_FIXTURE(ManyChildren, "a name that was corrected finds nobody, the right one does") {
  const auto& wrong = *held.cases().story(linh)->told().back();
  held.add(stream_of(linh), "child.described", {{"names", "Linh Pham"}, {"born", "3 May 2011"}});
  CHECK(match("Lily", "3 May 2011") == linh);
  held.add(stream_of(linh), "corrected", {{"event", entity(wrong.id)}, {"how", "replaced"}});
  CHECK_FALSE(match("Lily", "3 May 2011"));
  CHECK(match("Linh Pham", "3 May 2011") == linh);
}

TEST_CASE_FIXTURE(ManyChildren, "a name and a reference find the one child") {
  CHECK(match("Linh Tran", reference(linh)) == linh);
  CHECK(match("Asha Bello", reference(unknown_birth)) == unknown_birth);
}

TEST_CASE_FIXTURE(ManyChildren, "one of the two alone finds nobody") {
  CHECK_FALSE(match("Linh Tran", ""));
  CHECK_FALSE(match("", "3 May 2011"));
  CHECK_FALSE(match("", reference(linh)));
  CHECK_FALSE(match("Linh Tran", "2011-05-04"));
  CHECK_FALSE(match("Linh", "2011-05-03"));
  CHECK_FALSE(match("Linh Tran", reference(unknown_birth)));
  CHECK_FALSE(match("Asha Bello", "about 15"));
}

TEST_CASE_FIXTURE(ManyChildren, "two children of whom the same was said are not told apart") {
  held.add_child({{"names", "Linh Tran"}, {"born", "2011-05-03"}});
  CHECK_FALSE(match("Linh Tran", "2011-05-03"));
  CHECK(match("Linh Tran", reference(linh)) == linh);
}

TEST_CASE_FIXTURE(ManyChildren, "what is recorded later is found too, and counts together") {
  CHECK_FALSE(match("Asha Bello", "1 June 2010"));
  held.add(stream_of(unknown_birth), "child.described", {{"born", "1 June 2010"}});
  CHECK(match("Asha Bello", "1 June 2010") == unknown_birth);
  held.add(stream_of(unknown_birth), "child.returned", {{"name_given", "Grace Obi"}});
  CHECK(match("grace obi", "1/6/2010") == unknown_birth);
}

TEST_CASE_FIXTURE(ManyChildren, "hit and miss cost the ledger the same counted work") {
  REQUIRE(index->catch_up());
  const auto work_of = [&](std::string name, std::string second) {
    const auto before = held.ledger().work();
    (void)match(std::move(name), std::move(second));
    const auto after = held.ledger().work();
    return ledger::Work{after.sections_opened - before.sections_opened,
                        after.streams_read - before.streams_read,
                        after.indexes_made - before.indexes_made};
  };
  const auto hit = work_of("Linh Tran", "2011-05-03");
  CHECK(hit.sections_opened == 2 * ClaimIndex::looked_at);
  CHECK(hit.streams_read == ClaimIndex::looked_at);
  CHECK(work_of("Linh Tran", reference(linh)) == hit);
  CHECK(work_of("Linh Tran", "2011-05-04") == hit);
  CHECK(work_of("Nobody At All", "1999-01-01") == hit);
  CHECK(work_of("Nobody At All", "R-9999999") == hit);
  CHECK(work_of("Child Number7", "2007-01-02") == hit);
  CHECK(work_of("", "") == hit);
}

TEST_CASE("where Haven holds no child, nobody is found") {
  TestRegister held;
  ClaimIndex index(held.cases());
  CHECK_FALSE(index.match(may_claim(), {"Linh Tran", "2011-05-03"}).value());
}

NewEvent claimed() {
  return {&events::break_glass_claimed,
          Span::at(test_now),
          {{"claim", "bg:1"}, {"reason_code", "found_child"}, {"names", "Linh"}},
          random_id<EventId>()};
}
NewEvent opened() {
  return {&events::break_glass_opened,
          Span::at(test_now),
          {{"claim", "bg:1"}, {"reason_code", "found_child"}, {"reason", "She is in A&E alone"}},
          random_id<EventId>()};
}

TEST_CASE("a claim leaves as many entries behind whether it matched or not, and only once") {
  TestRegister held;
  const auto child = held.add_child({{"names", "Linh Tran"}});
  const auto before = held.ledger().size();
  const auto once = random_id<CommandId>();
  REQUIRE(claim(held.cases(), may_claim(), claimed(), std::nullopt, once));
  const auto after_miss = held.ledger().size();
  REQUIRE(
      claim(held.cases(), may_claim(entity(child)), claimed(), opened(), random_id<CommandId>()));
  const auto after_hit = held.ledger().size();
  CHECK(after_miss - before == after_hit - after_miss);
  CHECK(held.cases().story(child)->last(kind_named("break-glass.opened")) != nullptr);
  CHECK(claim(held.cases(), may_claim(), claimed(), std::nullopt, once)->already_done);
  CHECK(held.ledger().size() == after_hit);
}

TEST_CASE("whoever judges an opening reads why, and that they did is kept") {
  TestRegister held;
  const auto child = held.add_child({{"names", "Linh Tran"}});
  REQUIRE(
      claim(held.cases(), may_claim(entity(child)), claimed(), opened(), random_id<CommandId>()));
  access::Request asked;
  asked.principal = {"u:pia", "p:pia", "o:x"};
  asked.principal.roles = {"break_glass_reviewer"};
  asked.principal.status = "active";
  asked.principal.training = "current";
  asked.principal.vetting = "current";
  asked.resource.case_id = entity(child);
  asked.resource.state = access::Resource::State::open;
  asked.resource.requester_person = "p:eve";
  asked.context.now = test_now;
  asked.context.purpose = access::Purpose::oversight;
  const auto permit =
      access::permit<access::Action::review_break_glass, access::Class::request>(asked, {}).value();
  const auto story = held.cases().story(child);
  const auto reason =
      reason_for_opening(held.cases(), permit, *story->last(kind_named("break-glass.opened")));
  CHECK(reason == "She is in A&E alone");

  const auto eve = random_id<PersonId>();
  held.add(ledger::StreamId{eve.bytes}, "person.added", {{"name", "Eve Marsh"}});
  const NewEvent judged{&kind_named("break-glass.reviewed"),
                        Span::at(test_now),
                        {{"claim", "bg:1"}, {"verdict", "not_justified"}},
                        random_id<EventId>()};
  const NewEvent status{&kind_named("person.status"),
                        Span::at(test_now),
                        {{"status", "active"}, {"hold", "yes"}},
                        random_id<EventId>()};
  REQUIRE(review(held.cases(), permit, judged, Hold{eve, status}, random_id<CommandId>()));
  CHECK(held.cases().people()->person(user_entity(eve))->on_hold);
  CHECK(held.cases().story(child)->last(kind_named("break-glass.reviewed"))->by_name("verdict") ==
        "not_justified");
}

}  // namespace
}  // namespace haven::cases
