#include "web/visit/offered.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "values/must_not_compile.h"
#include "values/random.h"
#include "web/acts.h"
#include "web/test_site.h"

namespace haven::web {
namespace {

constexpr MustNotCompile must_not[] = {
    {"links_without_asking", "invalid initialization of reference"},
    {"makes_an_offer", "is private within this context"},
};

TEST_CASE("what must not compile over an offer does not, for the reason given") {
  CHECK(what_is_not_refused("web/visit/must_not_compile", must_not) == "");
}

/// Everybody who may stand round a child that is missing, or was.
struct Everybody : TestSite {
  std::string force = held.add_organisation("police");
  std::string authority = held.add_organisation();
  ChildId child = held.add_child({{"names", "Linh Tran"}});
  std::string episode = random_id<EpisodeId>().text();
  std::vector<std::string> all;

  Everybody() {
    const auto entity = cases::entity(child);
    held.add(cases::stream_of(child), "lac.start", {{"authority", authority}});
    held.relate(child, {.subject = "t:1", .relation = "responsible_team", .object = entity});
    held.relate(child, {.subject = "pl:1", .relation = "about", .object = entity});
    held.add(cases::stream_of(child), "missing.reported", {{"episode", "ep:" + episode}});
    held.relate(child, {.subject = "ep:" + episode, .relation = "about", .object = entity});
    held.relate(child, {.subject = "ep:" + episode, .relation = "reported_to", .object = force});
    for (const auto& [role, relation, object] :
         {std::tuple{"social_worker", "allocated_worker", entity},
          {"team_manager", "team_manager", std::string("t:1")},
          {"guardian", "guardian", entity},
          {"iro", "iro", entity},
          {"carer", "carer", std::string("pl:1")},
          {"edt", "edt_duty", authority}})
      held.relate(child,
                  {.subject = join(authority, role), .relation = relation, .object = object});
    held.relate(child, {.subject = join(force, "police_missing"),
                        .relation = "missing_desk_duty",
                        .object = force});
    join(authority, "social_worker");  // One who stands in no relation to the child.
  }
  std::string join(const std::string& body, std::string role) {
    return all.emplace_back(held.add_person(body, std::move(role)));
  }
  std::string path_of(const Act& act) {
    std::string path(act.path);
    path.replace(path.find("{}"), 2, child.text());
    if (const auto hole = path.find("{}"); hole != std::string::npos)
      path.replace(hole, 2, act.is_of_an_episode() ? episode : "haven.missing.pack");
    return path;
  }
  /// The pages on which acts are offered, as this browser is shown them.
  std::string shown_to(Browser& browser) {
    std::string pages;
    for (const auto& page :
         {"/children/" + child.text(), "/children/" + child.text() + "/missing/" + episode,
          std::string("/today"), std::string("/team/duties")})
      if (const auto answer = browser.get(page); answer.status == 200) pages += answer.bytes();
    return pages;
  }
  /// Every act on which an offer and an answer differ.
  void compare() {
    std::size_t offers = 0;
    for (const auto& user : all) {
      auto browser = browser_of(user);
      const auto pages = shown_to(browser);
      for (const auto* act : all_acts()) {
        const auto path = path_of(*act);
        CAPTURE(path);
        CAPTURE(cases().people()->person(user)->roles);
        const bool is_offered = pages.find("href=\"" + path + "\"") != std::string::npos;
        if (!act->has_page()) continue;
        const bool is_open = browser.get(path).status == 200;
        offers += is_offered;
        if (is_offered) CHECK(is_open);
        if (!act->on_the_record.empty() && browser.get("/children/" + child.text()).status == 200)
          CHECK(is_offered == is_open);
      }
    }
    CHECK(offers > 15);
  }
};

TEST_CASE_FIXTURE(Everybody,
                  "whoever is offered an act can open its page, while a child is missing") {
  compare();
}

TEST_CASE_FIXTURE(Everybody, "whoever is offered an act can open its page, once a child is found") {
  held.add(cases::stream_of(child), "child.returned", {{"episode", "ep:" + episode}});
  compare();
}

TEST_CASE_FIXTURE(Everybody, "whoever cannot report a child missing is told whom to ring") {
  held.add(cases::stream_of(child), "child.returned", {{"episode", "ep:" + episode}});
  std::size_t rings = 0;
  for (const auto& user : all) {
    auto browser = browser_of(user);
    const auto chosen = browser.get("/report-missing");
    const bool is_told = says(chosen, ": ring the duty desk, as you cannot report it here");
    const auto page = browser.get("/children/" + child.text() + "/missing/report");
    CAPTURE(cases().people()->person(user)->roles);
    if (is_told) CHECK(page.status != 200);
    if (chosen.status == 303) CHECK(page.status == 200);
    rings += is_told;
  }
  CHECK(rings >= 1);
}

TEST_CASE_FIXTURE(Everybody, "whoever reports a child missing reads who is looked for already") {
  const auto worker = all.front();
  const auto other = held.add_child({});
  held.relate(other, {worker, "allocated_worker", cases::entity(other)});
  auto browser = browser_of(worker);
  const auto listed_as_looked_for = [&](ChildId whose) {
    const auto answer = browser.get("/report-missing");
    const auto page = answer.bytes();
    const auto line = page.find(">" + cases().story(whose)->reference() + "<");
    REQUIRE(line != page.npos);
    return page.substr(line, page.find("</li>", line) - line).find(", looked for now") != page.npos;
  };
  CHECK(listed_as_looked_for(child));
  CHECK(!listed_as_looked_for(other));
  held.add(cases::stream_of(child), "child.returned", {{"episode", "ep:" + episode}});
  CHECK(!listed_as_looked_for(child));
}

TEST_CASE_FIXTURE(Everybody, "whoever can record what happened is offered to, and nobody else") {
  std::size_t offers = 0;
  for (const auto& user : all) {
    auto browser = browser_of(user);
    const auto record = browser.get("/children/" + child.text());
    if (record.status != 200) continue;
    const auto page = "/children/" + child.text() + "/record";
    const bool is_offered = says(record, "href=\"" + page + "\"");
    offers += is_offered;
    CAPTURE(cases().people()->person(user)->roles);
    CHECK(is_offered == (browser.get(page).status == 200));
  }
  CHECK(offers >= 5);
}

TEST_CASE_FIXTURE(Everybody,
                  "what is recorded on a page of its own, the general page leaves to it") {
  auto browser = browser_of(all.front());
  const auto at = "/children/" + child.text() + "/record/";
  CHECK(browser.get(at + "lac.visit").status == 200);
  for (const auto* kind :
       {"missing.reported", "concern.received", "break-glass.opened", "break-glass.confirmed",
        "break-glass.stopped", "break-glass.reviewed", "relation.started", "relation.ended"})
    CHECK_MESSAGE(has_own_page(cases::kind_named(kind)), kind);
  for (const auto& track : cases::all_events().tracks())
    for (const auto* kind : track.kinds)
      if (has_own_page(*kind))
        CHECK_MESSAGE(browser.get(at + std::string(kind->name)).status == 404, kind->name);
}

TEST_CASE("every address of an act stands in the list once, to be shown and to be sent") {
  for (const auto* act : all_acts())
    for (const auto method : {Method::get, Method::post})
      CHECK_MESSAGE(std::ranges::count_if(addresses(),
                                          [&](const Address& address) {
                                            return address.method == method &&
                                                   address.pattern == act->path;
                                          }) == (method == Method::post || act->has_page()),
                    act->path);
}

TEST_CASE("every act that is declared stands in the list") {
  std::ifstream declared(HAVEN_ROOT "/src/web/acts.h");
  std::size_t acts = 0;
  for (std::string line; std::getline(declared, line);)
    if (line.starts_with("extern const Act "))
      acts += 1 + static_cast<std::size_t>(std::ranges::count(line, ','));
  const auto listed = all_acts();
  CHECK(acts == std::set(listed.begin(), listed.end()).size());
}

}  // namespace
}  // namespace haven::web
