#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <utility>

#include "cases/seals.h"
#include "web/visit/asks.h"
#include "web/visitors/small_nation_for_tests.h"

namespace haven::web {
namespace {

using cases::EventKind;
using cases::Seal;

/// A page but for what is drawn anew each time, how many events the ledger holds, and duties with
/// their clocks: those are a class of their own, seen by whoever stands beside the child.
std::string essence(std::string_view page) {
  static const std::regex left_out(
      R"( value="[0-9A-Za-z_-]{20,}"|\?[a-z]+=[0-9a-z]{26}|, event [0-9]+)"
      R"(|<p[^>]*><a[^>]*>Show all [0-9]+ duties</a></p>)"
      R"(|<h2[^>]*>Clocks</h2><dl[^]*?</dl>|<ul class="govuk-task-list">[^]*?</ul>)");
  return std::regex_replace(std::string(page), left_out, "");
}

/// Whether it changes who stands beside the child, and so who sees what.
bool moves_people(const EventKind& kind) {
  using Does = cases::Effect::Does;
  return std::ranges::any_of(
      std::array{Does::begins, Does::begins_with_the_story, Does::ends, Does::closes,
                 Does::answers_tonight, Does::is_responsible, Does::bookkeeping},
      [&](Does does) { return kind.effect(does) != nullptr; });
}

/// Whoever places a child says on what legal basis, unless the child is looked after already.
bool is_told_when_placing(const EventKind& kind) { return kind.name == "lac.end"; }

/// Whether a page says it all the same.
bool is_said_anyway(std::string_view page, std::string_view folder, const EventKind& kind) {
  if (page.ends_with("/place")) return is_told_when_placing(kind);
  // Times and steps of being missing are a class of their own.
  return page.find("/missing/") != page.npos && folder == "missing";
}

struct AllPages : SmallNation {
  std::map<std::string, Browser> browsers;
  std::vector<std::string> pages;

  AllPages() {
    for (const auto& user : people) browsers.emplace(user, browser_of(user));
    for (const auto& address : addresses()) {
      std::string page(address.pattern);
      // Who has looked is about looks, and each page is one.
      if (address.method != Method::get || !page.starts_with("/children/{}") ||
          page.ends_with("/looks"))
        continue;
      fill(page, "/children/{}", child.text());
      fill(page, "/missing/{}", episode.substr(3));
      if (page.find("{}") == page.npos) pages.push_back(page);
    }
  }

  static void fill(std::string& page, std::string_view part, const std::string& with) {
    const auto at = page.find(part);
    if (at != page.npos) page.replace(at + part.size() - 2, 2, with);
  }

  bool may_open(const Browser& browser, Seal seal) {
    const auto world = cases().world(child, now);
    const SignedIn who{browser.session.token, browser.session.session,
                       std::make_shared<const cases::Person>(*world.people->person(browser.user))};
    return std::ranges::any_of(cases::on_the_record, [&](access::Class cls) {
      if (cases::seal_of(cls) != seal) return false;
      auto asked = asks(site, world, who, cases::entity(child), world.child.get(), {});
      asked.action = access::Action::view;
      asked.resource.cls = cls;
      return access::ask(std::move(asked), *world.relations).granted.has_value();
    });
  }

  /// Every page of the child that is shown to somebody who may not open the seal, by person and
  /// page.
  std::map<std::pair<std::string, std::string>, std::string> as_they_read(Seal seal) {
    std::map<std::pair<std::string, std::string>, std::string> all;
    for (auto& [user, browser] : browsers) {
      if (may_open(browser, seal)) continue;
      for (const auto& page : pages)
        if (const auto answer = browser.get(page); answer.status == 200)
          all.emplace(std::pair(user, page), essence(answer.bytes()));
    }
    return all;
  }

  /// As forms fill it.
  cases::Fields filled(const EventKind& kind) {
    cases::Fields said;
    for (const auto& field : kind.fields) {
      using cases::Holds;
      if (field.holds == Holds::code || field.holds == Holds::codes)
        said.emplace(field.name, cases::codes_of(field).front());
      else if (field.holds == Holds::yes_no)
        said.emplace(field.name, "yes");
      else if (field.holds == Holds::words)
        said.emplace(field.name, "Words that only some may read");
      else if (field.name == "episode")
        said.emplace(field.name, episode);
    }
    return said;
  }
};

TEST_CASE_FIXTURE(AllPages,
                  "whoever may not know that something happened reads the same pages as before") {
  std::size_t compared = 0;
  const auto compare = [&](std::string_view folder, const std::vector<const EventKind*>& happens) {
    if (happens.empty()) return;
    const auto seal = happens.front()->exists;
    const auto before = as_they_read(seal);
    for (const auto* kind : happens) held.add(cases::stream_of(child), kind->name, filled(*kind));
    const auto after = as_they_read(seal);
    REQUIRE(after.size() == before.size());
    for (const auto& [whose, page] : before) {
      if (is_said_anyway(whose.second, folder, *happens.front())) continue;
      ++compared;
      INFO(cases().people()->person(whose.first)->roles.front(), " at ", whose.second, " after ",
           happens.front()->name, " and ", happens.size() - 1, " more");
      CHECK(after.at(whose) == page);
    }
  };
  for (const auto& track : cases::all_events().tracks())
    for (const auto& row : cases::seals) {
      std::vector<const EventKind*> together;
      for (const auto* kind : track.kinds) {
        if (kind->about != cases::About::child || kind->exists != row.seal || moves_people(*kind))
          continue;
        if (is_told_when_placing(*kind))
          compare(track.folder, {kind});
        else
          together.push_back(kind);
      }
      compare(track.folder, together);
    }
  CHECK(compared > 100);
}

}  // namespace
}  // namespace haven::web
