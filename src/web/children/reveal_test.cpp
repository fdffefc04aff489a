#include <doctest/doctest.h>

#include "web/test_site.h"

namespace haven::web {
namespace {

/// A child with an address, and those who stand beside it.
struct ASealedAddress : TestSite {
  std::string authority = held.add_organisation();
  std::string amara = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  std::string greta = held.add_person(authority, "guardian");
  std::string carla = held.add_person(authority, "carer");
  ChildId child = held.add_child({{"names", "Linh Tran"}});
  std::string entity = cases::entity(child);

  ASealedAddress() : TestSite(ledger::Environment::demo) {
    held.add(cases::stream_of(child), "lac.start", {{"authority", authority}});
    held.add(cases::stream_of(child), "placement.start",
             {{"placement", "pl:1"}, {"address", "12 Elm Row"}, {"phone", "01632 960333"}});
    held.relate(child, {.subject = amara, .relation = "allocated_worker", .object = entity});
    held.relate(child, {.subject = "pl:1", .relation = "about", .object = entity});
    held.relate(child, {.subject = carla, .relation = "carer", .object = "pl:1"});
  }
  void add_manager_and_guardian() {
    held.relate(child, {.subject = "t:1", .relation = "responsible_team", .object = entity});
    held.relate(child, {.subject = mel, .relation = "team_manager", .object = "t:1"});
    held.relate(child, {.subject = greta, .relation = "guardian", .object = entity});
  }
  std::string at(std::string_view page) { return "/children/" + child.text() + std::string(page); }
  Response reveal(const std::string& user, std::string_view reason) {
    auto browser = browser_of(user, On::managed_device);
    return browser.post(
        at("/reveal"),
        {{"command", a_command()}, {"reason", std::string(reason)}, {"code", "123456"}});
  }
  std::string notices_of(const std::string& user) {
    auto browser = browser_of(user);
    return std::string(browser.get("/notices").bytes());
  }
};

constexpr std::string_view reason = "Taking the asthma inhaler there";

bool tells(const std::string& inbox) {
  return inbox.find("opened where a child is") != std::string::npos;
}
bool with_reason(const std::string& inbox) {
  return inbox.find("Reason: " + std::string(reason)) != std::string::npos;
}

TEST_CASE_FIXTURE(ASealedAddress,
                  "a reveal stands in the inbox of manager and guardian, with its reason") {
  add_manager_and_guardian();
  CHECK(says(reveal(amara, reason), "12 Elm Row"));
  for (const auto& user : {mel, greta}) {
    const auto inbox = notices_of(user);
    CHECK(tells(inbox));
    CHECK(with_reason(inbox));
  }
  for (const auto& user : {amara, carla}) CHECK_FALSE(tells(notices_of(user)));
}

TEST_CASE_FIXTURE(ASealedAddress, "the worker hears of what the manager opened") {
  add_manager_and_guardian();
  CHECK(says(reveal(mel, reason), "12 Elm Row"));
  CHECK(with_reason(notices_of(amara)));
  CHECK_FALSE(tells(notices_of(mel)));
}

TEST_CASE_FIXTURE(ASealedAddress,
                  "to read the reasons of two reveals of a child is one look at it") {
  add_manager_and_guardian();
  for (int times = 0; times < 2; ++times) REQUIRE(says(reveal(amara, reason), "12 Elm Row"));
  const auto looks = [&] { return cases::looks(cases(), child).value().size(); };
  const auto before = looks();
  CHECK(with_reason(notices_of(mel)));
  CHECK(looks() == before + 1);
}

TEST_CASE_FIXTURE(ASealedAddress, "the page names the very people who are told") {
  add_manager_and_guardian();
  auto browser = browser_of(amara);
  const auto page = std::string(browser.get(at("/reveal")).bytes());
  const auto people = cases().people();
  for (const auto& user : {mel, greta})
    CHECK(page.find(people->person(user)->shown_as()) != std::string::npos);
  CHECK(page.find("are told that you opened it") != std::string::npos);
  const auto before = cases().story(child)->all(cases::kind_named("notice.sent")).size();
  REQUIRE(says(reveal(amara, reason), "12 Elm Row"));
  CHECK(cases().story(child)->all(cases::kind_named("notice.sent")).size() == before + 2);
}

TEST_CASE_FIXTURE(
    ASealedAddress,
    "where nobody else stands beside the child, the page does not say that they hear of it") {
  auto browser = browser_of(amara);
  CHECK(says(browser.get(at("/reveal")), "Nobody else stands beside this child yet"));
  CHECK(says(reveal(amara, reason), "12 Elm Row"));
  CHECK(cases().story(child)->last(cases::kind_named("notice.sent")) == nullptr);
}

TEST_CASE_FIXTURE(ASealedAddress, "a lead hears of it where nobody of the team is left") {
  const auto lena = held.add_person(authority, "safeguarding_lead");
  CHECK(says(reveal(amara, reason), "12 Elm Row"));
  CHECK(tells(notices_of(lena)));
}

TEST_CASE_FIXTURE(ASealedAddress, "what could not be told is not shown") {
  add_manager_and_guardian();
  const auto size = cases().ledger().size();
  CHECK_FALSE(says(reveal(amara, "short"), "12 Elm Row"));
  CHECK_FALSE(says(reveal(carla, reason), "12 Elm Row"));
  CHECK_FALSE(tells(notices_of(mel)));
  CHECK(cases().ledger().size() >= size);
}

TEST_CASE_FIXTURE(ASealedAddress, "whoever cannot open the address is not offered to") {
  add_manager_and_guardian();
  auto worker = browser_of(amara);
  CHECK(says(worker.get(at("")), "Open the address"));
  auto carer = browser_of(carla);
  CHECK_FALSE(says(carer.get(at("")), "Open the address"));
  CHECK(carer.get(at("/reveal")).status == 403);
}

}  // namespace
}  // namespace haven::web
