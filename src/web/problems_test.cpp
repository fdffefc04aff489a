#include <doctest/doctest.h>

#include "web/acts.h"
#include "web/test_site.h"

/// What is wrong with a form about a child is said at the question that it is about.
namespace haven::web {
namespace {

/// A child with a worker and a reviewing officer, in a team with its manager.
struct OneChild : TestSite {
  std::string authority = held.add_organisation();
  std::string amara = held.add_person(authority, "social_worker");
  std::string ben = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  std::string ivo = held.add_person(authority, "iro");
  ChildId child = held.add_child({{"names", "Linh Tran"}, {"nation", "eng"}});

  OneChild() {
    held.add(cases::stream_of(child), "lac.start", {{"authority", authority}});
    stands(amara, "allocated_worker", cases::entity(child));
    stands(ivo, "iro", cases::entity(child));
    stands(mel, "team_manager", "t:1");
    stands("t:1", "responsible_team", cases::entity(child));
  }
  void stands(std::string subject, std::string as, std::string object) {
    held.relate(
        child,
        {.subject = std::move(subject), .relation = std::move(as), .object = std::move(object)});
  }
  std::string sent(const std::string& by, std::string_view page, Fields form) {
    form.add("command", a_command());
    auto browser = browser_of(by);
    return leads_to(browser.post("/children/" + child.text() + std::string(page), std::move(form)));
  }
};

TEST_CASE_FIXTURE(OneChild, "what is wrong with an allocation is marked at its question") {
  CHECK(sent(mel, "/guardian", {}) == "to");
  CHECK(sent(mel, "/allocate", {{"to", amara}}) == "to");
  CHECK(sent(mel, "/allocate", {{"to", ben}}) == "reason");
}

TEST_CASE_FIXTURE(OneChild, "what is wrong with an officer's visit is marked at its question") {
  const auto visit = [&](Fields form) { return sent(mel, "/review-visit", std::move(form)); };
  CHECK(visit({}) == "from");
  CHECK(visit({{"from-time", "10:00"}}) == "hours");
  CHECK(visit({{"from-time", "07:00"}, {"hours", "2"}}) == "hours");
  held.add(cases::stream_of(child), "relation.ended",
           {{"subject", ivo}, {"relation", "iro"}, {"object", cases::entity(child)}});
  auto browser = browser_of(mel);
  CHECK(says(browser.post("/children/" + child.text() + "/review-visit",
                          {{"command", a_command()}, {"from-time", "10:00"}, {"hours", "2"}}),
             "<li>Only the child"));
}

TEST_CASE_FIXTURE(OneChild,
                  "whatever an empty form of an act lacks leads to something on its page") {
  constexpr std::string_view record = "/children/{}";
  int refused = 0;
  for (const auto* act : all_acts()) {
    const auto page = act->path.substr(record.size());
    if (page.find('{') != std::string_view::npos) continue;
    for (const auto& user : {amara, mel}) {
      auto browser = browser_of(user);
      const auto answer =
          browser.post("/children/" + child.text() + std::string(page), {{"command", a_command()}});
      if (!is_shown_again(answer)) continue;
      ++refused;
      CHECK_MESSAGE(leads_to(answer) != "nowhere", std::string(page));
    }
  }
  CHECK(refused >= 7);
}

}  // namespace
}  // namespace haven::web
