#include <fuzzer/FuzzedDataProvider.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <regex>

#include "cases/vocabulary.h"
#include "signin/totp.h"
#include "web/signin/one_time_codes.h"
#include "web/test_site.h"

/// Anybody opens any page and sends any form, hidden fields included, at any time, over a desk in
/// which any row may have been written by another version. Nothing ends the program or throws, no
/// page is a fault of ours, no alarm is raised, no address is shown but on its own page, and
/// nothing is looked up by a claim that is then refused.
namespace haven::web {
namespace {

constexpr std::string_view secret_address = "48 Zq7k2tsuvpmn3 Lane";

[[noreturn]] void found(std::string_view what, std::string_view where) {
  std::fprintf(stderr, "found: %.*s at %.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(where.size()), where.data());
  std::abort();
}

/// A small nation: everybody who can have anything to do with two children, one of them missing.
struct SmallNation : TestSite {
  std::vector<std::string> people;
  std::vector<std::string> words;  ///< What forms and paths are filled with.
  std::vector<std::string> codes;  ///< As they are handed over.
  ChildId child = held.add_child({{"names", "Linh Tran"}, {"nation", "eng"}});
  ChildId other = held.add_child({{"names", "Bao Le"}, {"nation", "wls"}});

  SmallNation() : TestSite(ledger::Environment::demo) {
    const auto force = held.add_organisation("police");
    const auto authority = held.add_organisation();
    const auto desk_body = held.add_organisation("national_desk");
    const auto service = held.add_organisation("guardian_service");
    const auto add = [&](const std::string& body, const char* role) {
      people.push_back(held.add_person(body, role));
      return people.back();
    };
    const auto amara = add(authority, "social_worker");
    const auto mel = add(authority, "team_manager");
    const auto eve = add(authority, "edt");
    const auto carla = add(authority, "carer");
    const auto gwen = add(service, "guardian");
    const auto dan = add(force, "police_missing");
    for (const auto* role : {"iro", "duty_manager", "org_admin", "safeguarding_lead", "placements"})
      add(authority, role);
    for (const auto* role : {"national_coordinator", "statistician", "duty_manager", "sysadmin"})
      add(desk_body, role);
    add(force, "police_investigator");
    const auto turn = [&](const std::string& user, const char* duty, const std::string& body) {
      held.add(ledger::StreamId{PersonId::from_text(user.substr(2))->bytes}, "rota.set",
               {{"duty", duty},
                {"organisation", body},
                {"from", to_text(now - Hours(1))},
                {"until", to_text(now + Hours(100))}});
    };
    turn(eve, "edt_duty", authority);
    turn(dan, "missing_desk_duty", force);
    const std::string episode = "ep:" + ledger::random_id<EpisodeKind>().text();
    const std::string placement = "pl:" + ledger::random_id<EventKind>().text();
    const auto stands = [&](std::string subject, const char* as, std::string object) {
      held.relate(child,
                  {.subject = std::move(subject), .relation = as, .object = std::move(object)});
    };
    const auto entity = cases::entity(child);
    held.add(cases::stream_of(child), "lac.start", {{"authority", authority}});
    held.add(cases::stream_of(child), "placement.start",
             {{"placement", placement}, {"address", std::string(secret_address)}});
    stands(placement, "about", entity);
    stands(carla, "carer", placement);
    stands(amara, "allocated_worker", entity);
    stands(gwen, "guardian", entity);
    stands(mel, "team_manager", "t:1");
    stands("t:1", "responsible_team", entity);
    held.add(cases::stream_of(child), "missing.reported", {{"episode", episode}, {"force", force}});
    stands(episode, "about", entity);
    stands(episode, "reported_to", force);
    const auto of_another = "ep:" + ledger::random_id<EpisodeKind>().text();
    held.add(cases::stream_of(other), "missing.reported", {{"episode", of_another}});
    held.relate(other,
                {.subject = of_another, .relation = "about", .object = cases::entity(other)});

    words = {child.text(),
             other.text(),
             episode,
             episode.substr(3),
             of_another,
             placement,
             placement.substr(3),
             authority,
             force,
             amara,
             amara.substr(2),
             "t:1",
             entity,
             "new",
             "",
             " ",
             "0",
             "1",
             "99",
             "2027",
             "9999999",
             "-1",
             "23:59",
             "99:99",
             "3 May 2011",
             "2027-02-30",
             "R-1001",
             "yes",
             "no",
             "unknown",
             "true",
             "/children",
             "//host",
             "\x01",
             "\xE2\x80\xAE",
             "<b>&\"'",
             "é",
             std::string(20'000, 'x'),
             "Linh Tran",
             "A child stands here and is frightened",
             "risk_to_life",
             "e:" + child.text()};
    for (const auto& kind : cases::vocabulary()) words.emplace_back(kind.name);
    for (const auto& user : {amara, carla}) {
      const auto id = PersonId::from_text(user.substr(2)).value();
      codes.push_back(give_welcome(*desk, {id, signin::new_totp_secret()}, now).value());
      codes.push_back(give_device(*desk, {id, std::string(16, 'd'), now + Hours(9)}, now).value());
    }
  }
};

class Visitors {
 public:
  explicit Visitors(FuzzedDataProvider& data) : data_(data) {
    for (const auto& user : nation_.people) browsers_.push_back(nation_.browser_of(user));
  }

  void act() {
    switch (data_.ConsumeIntegralInRange(0, 9)) {
      case 0:
        nation_.now += Minutes(data_.ConsumeIntegralInRange(0, 3000));
        return;
      case 1:
        return write_a_row();
      default:
        return visit();
    }
  }

 private:
  template <class List>
  const auto& any(const List& list) {
    return list[data_.ConsumeIntegralInRange<std::size_t>(0, list.size() - 1)];
  }

  /// A row as some other version may have left it, where this one looks for its own.
  void write_a_row() {
    static constexpr std::array kinds = {"welcome", "device-code", "claim",
                                         "session", "draft",       "delivery"};
    static constexpr std::array values = {"",
                                          "{}",
                                          "[]",
                                          "7",
                                          R"({"person":7})",
                                          R"({"at":"yesterday"})",
                                          "\"",
                                          "null",
                                          "{",
                                          R"({"id":1})",
                                          R"({"person":"a","secret":3})"};
    std::string key = any(nation_.words);
    if (data_.ConsumeBool()) {
      key = any(nation_.codes);
      std::erase(key, '-');
    }
    const std::string group = data_.ConsumeBool() ? any(nation_.people).substr(2) : std::string();
    (void)nation_.desk->put({any(kinds), key, group, any(values), nation_.now + Hours(9)});
  }

  std::string path() {
    const auto& pattern = any(addresses());
    std::string filled;
    bool is_first = true;
    for (const char c : pattern.pattern) {
      if (c == '{') {
        const bool is_code =
            pattern.pattern.starts_with("/welcome") || pattern.pattern.starts_with("/devices");
        std::string part = is_code                           ? code()
                           : is_first && data_.ConsumeBool() ? nation_.child.text()
                                                             : any(nation_.words);
        if (part.size() > 64) part.resize(64);
        std::erase(part, '/');
        filled += part.empty() ? "-" : part;
        is_first = false;
      } else if (c != '}') {
        filled += c;
      }
    }
    return filled;
  }

  /// As somebody types it.
  std::string code() {
    auto typed = any(nation_.codes);
    if (data_.ConsumeBool()) std::ranges::replace(typed, '-', ' ');
    if (data_.ConsumeBool()) std::erase(typed, '-');
    return typed;
  }

  void visit() {
    const auto where = path();
    const bool is_stranger = data_.ConsumeIntegralInRange(0, 7) == 0;
    auto& browser = browsers_[data_.ConsumeIntegralInRange<std::size_t>(0, browsers_.size() - 1)];
    const auto shown = is_stranger ? nation_.stranger(Method::get, where) : browser.get(where);
    check(shown, where);
    if (data_.ConsumeBool()) return;
    const auto form = fill(shown.bytes());
    const auto looked_up = nation_.cases().ledger().work().sections_opened;
    const auto answer =
        is_stranger ? nation_.stranger(Method::post, where, form) : browser.post(where, form);
    check(answer, where);
    const auto opened = nation_.cases().ledger().work().sections_opened - looked_up;
    if (where == "/break-glass" && opened > 0 && !says(answer, "The duty desk has been told"))
      found("a claim that was looked up and refused", where);
  }

  /// Every field that the page has, and now and then one that it has not.
  Fields fill(std::string_view page) {
    static const std::regex named("name=\"([^\"]+)\"(?:[^>]*value=\"([^\"]*)\")?");
    Fields form;
    const std::string text(page);
    for (std::sregex_iterator each(text.begin(), text.end(), named), end; each != end; ++each) {
      const auto name = (*each)[1].str();
      if (name == "token" || form.size() > 60) continue;
      switch (data_.ConsumeIntegralInRange(0, 4)) {
        case 0:
          break;
        case 1:
          form.add(name, any(nation_.words));
          break;
        case 2:
          form.add(name, data_.ConsumeRandomLengthString(40));
          break;
        default:
          form.add(name, (*each)[2].str());
      }
    }
    if (data_.ConsumeBool()) form.add(any(field_names), any(nation_.words));
    return form;
  }

  void check(const Response& response, const std::string& where) {
    if (response.status >= 500) found("a page that is a fault of ours", where);
    if (nation_.cases().alarms() > 0) found("an alarm", where);
    if (!where.ends_with("/reveal") && says(response, secret_address)) found("an address", where);
  }

  static constexpr std::array field_names = {"event",   "placement", "episode", "command", "person",
                                             "minutes", "claim",     "act",     "post",    "lent"};

  FuzzedDataProvider& data_;
  SmallNation nation_;
  std::vector<TestSite::Browser> browsers_;
};

}  // namespace
}  // namespace haven::web

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider data(bytes, size);
  haven::web::Visitors visitors(data);
  for (int acts = 0; acts < 12 && data.remaining_bytes() > 0; ++acts) visitors.act();
  return 0;
}
