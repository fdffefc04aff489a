#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>

#include "cases/vocabulary.h"
#include "signin/one_time_codes.h"
#include "signin/totp.h"
#include "values/clean_text.h"
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
  std::string episode;
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
    episode = "ep:" + ledger::random_id<EpisodeKind>().text();
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
    held.add(cases::stream_of(child), "nrm.referral.made", {});
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
    // What is too much is met as often as what is not.
    words.insert(words.end(), 6, std::string(20'000, 'x'));
    words.insert(words.end(), 6, "4200000000");
    for (const auto& user : {amara, carla}) {
      const auto id = PersonId::from_text(user.substr(2)).value();
      codes.push_back(signin::give_welcome(*desk, {id, signin::new_totp_secret()}, now).value());
      codes.push_back(
          signin::give_device(*desk, {id, std::string(16, 'd'), now + Hours(9)}, now).value());
    }
  }
};

/// Choices made by the fuzzer's bytes, and, when they are used up, by what follows from them: a few
/// bytes are a whole afternoon.
class Choices {
 public:
  Choices(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes, size), more_(seed(bytes_)) {}

  std::size_t below(std::size_t count) {
    if (at_ + 1 >= bytes_.size()) return more_() % count;
    const std::size_t drawn = bytes_[at_] * 256U + bytes_[at_ + 1];
    at_ += 2;
    return drawn % count;
  }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <class List>
  const auto& any(const List& list) {
    return list[below(list.size())];
  }
  std::string raw() {
    std::string words(below(40), ' ');
    for (auto& letter : words) letter = static_cast<char>(below(256));
    // Nothing else comes through the reader of forms.
    return is_clean_utf8(words) ? words : std::string(words.size(), 'e');
  }

 private:
  static std::mt19937_64 seed(std::span<const std::uint8_t> bytes) {
    std::seed_seq mixed(bytes.begin(), bytes.end());
    return std::mt19937_64(mixed);
  }
  std::span<const std::uint8_t> bytes_;
  std::mt19937_64 more_;
  std::size_t at_ = 0;
};

/// The fields of a page's forms, each with the values that it offers.
std::map<std::string, std::vector<std::string>> fields_of(std::string_view page) {
  std::map<std::string, std::vector<std::string>> fields;
  const auto quoted = [](std::string_view tag, std::string_view attribute) {
    const auto at = tag.find(attribute);
    if (at == std::string_view::npos) return std::string();
    tag.remove_prefix(at + attribute.size());
    return std::string(tag.substr(0, tag.find('"')));
  };
  std::string select;
  while (true) {
    const auto begin = page.find('<');
    if (begin == std::string_view::npos) return fields;
    page.remove_prefix(begin);
    const auto tag = page.substr(0, page.find('>'));
    const auto name = quoted(tag, " name=\"");
    if (!name.empty()) fields[name].push_back(quoted(tag, " value=\""));
    if (tag.starts_with("<select")) select = name;
    if (tag.starts_with("<option") && !select.empty())
      fields[select].push_back(quoted(tag, " value=\""));
    page.remove_prefix(1);
  }
}

class Visitors {
 public:
  explicit Visitors(Choices& choices) : choices_(choices) {
    for (const auto& user : nation_.people) browsers_.push_back(nation_.browser_of(user));
  }

  void act() {
    if (choices_.one_in(10)) {
      move_the_clock();
    } else if (choices_.one_in(8)) {
      write_a_row();
    } else {
      visit();
    }
  }

 private:
  /// By the page that does so, which anybody may send anything.
  void move_the_clock() {
    const auto minutes = choices_.one_in(2) ? std::to_string(choices_.below(3000)) : word();
    check(nation_.stranger(Method::post, "/demo/clock", {{"minutes", minutes}}), "/demo/clock");
  }

  std::string word() {
    if (choices_.one_in(4)) return std::string(choices_.any(cases::all_events().all())->name);
    return choices_.any(nation_.words);
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
    std::string key = word();
    if (choices_.one_in(2)) {
      key = choices_.any(nation_.codes);
      std::erase(key, '-');
    }
    const auto group = choices_.one_in(2) ? choices_.any(nation_.people).substr(2) : std::string();
    (void)nation_.desk->put(
        {choices_.any(kinds), key, group, choices_.any(values), nation_.now + Hours(9)});
  }

  /// As somebody types it.
  std::string code() {
    auto typed = choices_.any(nation_.codes);
    if (choices_.one_in(2)) std::ranges::replace(typed, '-', ' ');
    if (choices_.one_in(2)) std::erase(typed, '-');
    return typed;
  }

  /// Something that happened to the child.
  std::string event() {
    const auto story = nation_.cases().story(nation_.child);
    return story->told()[choices_.below(story->told().size())]->id.text();
  }

  std::string path() {
    const auto pattern = choices_.any(addresses()).pattern;
    const bool takes_code = pattern.starts_with("/welcome") || pattern.starts_with("/devices");
    const bool names_event = pattern.find("/correct/") != std::string_view::npos;
    std::string filled;
    bool is_first = true;
    for (const char c : pattern) {
      if (c == '}') continue;
      if (c != '{') {
        filled += c;
        continue;
      }
      std::string part = takes_code                                        ? code()
                         : is_first && !choices_.one_in(4)                 ? nation_.child.text()
                         : !is_first && names_event && !choices_.one_in(4) ? event()
                         : !is_first && choices_.one_in(2) ? nation_.episode.substr(3)
                                                           : word();
      std::erase(part, '/');
      filled += part.empty() ? "-" : part.substr(0, 64);
      is_first = false;
    }
    return filled;
  }

  void visit() {
    const auto where = path();
    const bool is_stranger = choices_.one_in(8);
    // Most of what can be sent is sent by whoever has this child.
    auto& browser =
        choices_.one_in(2) ? browsers_.front() : browsers_[choices_.below(browsers_.size())];
    const auto shown = is_stranger ? nation_.stranger(Method::get, where) : browser.get(where);
    check(shown, where);
    if (choices_.one_in(3)) return;
    const auto form = fill(shown.bytes());
    const auto looked_up = nation_.cases().ledger().work().indexes_made;
    const auto answer =
        is_stranger ? nation_.stranger(Method::post, where, form) : browser.post(where, form);
    check(answer, where);
    const auto more = nation_.cases().ledger().work().indexes_made - looked_up;
    if (where == "/break-glass" && more > 0 && !says(answer, "The duty desk has been told"))
      found("a claim that was looked up and refused: " + std::string(excerpt(answer)), where);
  }

  /// What no page offers.
  std::string anything() {
    switch (choices_.below(3)) {
      case 0:
        return choices_.raw();
      case 1:
        return some_words;
      default:
        return word();
    }
  }

  /// Most fields that the page has, and now and then one that it has not: filled as somebody would
  /// who writes little or much, but for a field or many.
  Fields fill(std::string_view page) {
    const bool writes_much = choices_.one_in(2);
    const std::size_t of_how_many = choices_.one_in(2) ? 8 : 2;
    Fields form;
    for (const auto& [name, offered] : fields_of(page)) {
      if (name == "token" || choices_.one_in(16)) continue;
      const auto& one = choices_.any(offered);
      if (choices_.one_in(of_how_many))
        form.add(name, anything());
      else
        form.add(name, one.empty() && writes_much ? some_words : one);
    }
    if (choices_.one_in(4)) form.add(choices_.any(field_names), word());
    return form;
  }

  /// What the page says first.
  static std::string_view excerpt(const Response& response) {
    const auto body = response.bytes();
    const auto main = body.find("<main");
    return main == std::string_view::npos ? body.substr(0, 200) : body.substr(main, 900);
  }

  void check(const Response& response, const std::string& where) {
    if (response.status >= 500) found(excerpt(response), where);
    if (nation_.cases().alarms() > 0) found("an alarm", where);
    if (!where.ends_with("/reveal") && says(response, secret_address)) found("an address", where);
  }

  static constexpr std::array field_names = {"event",   "placement", "episode", "command", "person",
                                             "minutes", "claim",     "act",     "post",    "lent"};

  static inline const std::string some_words = "A child stands here and is frightened";

  Choices& choices_;
  SmallNation nation_;
  std::vector<TestSite::Browser> browsers_;
};

}  // namespace
}  // namespace haven::web

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  haven::web::Choices choices(bytes, size);
  haven::web::Visitors visitors(choices);
  for (int acts = 0; acts < 60; ++acts) visitors.act();
  return 0;
}
