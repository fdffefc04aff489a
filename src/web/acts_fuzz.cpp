#include <cstdio>
#include <cstdlib>

#include "web/visitors/other_version_for_tests.h"
#include "web/visitors/shown_page_for_tests.h"
#include "web/visitors/writing_for_tests.h"

/// Anybody opens any page and sends any form, hidden fields included, at any time, over a desk in
/// which any row may have been written by another version. Nothing ends the program or throws, no
/// page is a fault of ours, no alarm is raised, no address is shown but on its own page, nothing is
/// looked up by a claim that is then refused.
namespace haven::web {
namespace {

[[noreturn]] void found(std::string_view what, std::string_view where) {
  std::fprintf(stderr, "found: %.*s at %.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(where.size()), where.data());
  std::abort();
}

class Visitors {
 public:
  explicit Visitors(Choices& choices) : choices_(choices) {
    for (const auto& user : nation_.people) browsers_.push_back(nation_.browser_of(user));
  }

  void act() {
    switch (choices_.below(12)) {
      case 0:
        move_the_clock();
        break;
      case 1:
        other_version_.write_a_row();
        break;
      case 2:
        deliver();
        break;
      default:
        visit();
    }
  }

 private:
  /// By the page that does so, which anybody may send anything, once or until it is refused.
  void move_the_clock() {
    const bool presses_on = choices_.one_in(50);
    const std::string minutes = presses_on           ? "999999"
                                : choices_.one_in(2) ? choices_.any(std::array{"10", "60", "1440"})
                                                     : writing_.anything("10");
    // So many steps lead beyond the year 9999, unless something stops them.
    for (int presses = presses_on ? 5000 : 1; presses > 0; --presses) {
      const auto moved = nation_.stranger(Method::post, "/demo/clock", {{"minutes", minutes}});
      check(moved, "/demo/clock");
      if (moved.status != 303) return;
    }
  }

  void deliver() {
    static constexpr std::array fates = {notices::Fate::delivered, notices::Fate::try_later,
                                         notices::Fate::refused};
    if (const auto run = nation_.deliver(choices_.any(fates)); !run)
      found(run.error().says, "the post");
  }

  /// Something that happened to the child.
  std::string event() {
    const auto story = nation_.cases().story(nation_.child);
    return story->told()[choices_.below(story->told().size())]->id.text();
  }

  /// What an address names where `pattern` has its first hole, or a later one.
  std::string part_of(std::string_view pattern, bool is_first) {
    if (pattern.starts_with("/welcome") || pattern.starts_with("/devices")) return writing_.code();
    if (choices_.one_in(8)) return writing_.anything("new");
    if (is_first && pattern.starts_with("/children")) return nation_.child.text();
    if (pattern.ends_with("/record/{}")) return writing_.kind_of_event();
    if (pattern.find("/correct/") != std::string_view::npos) return event();
    return pattern.find("/missing/") != std::string_view::npos ? nation_.episode.substr(3)
                                                               : choices_.any(nation_.ids);
  }

  std::string path() {
    const auto* address = &choices_.any(addresses());
    if (address->method == Method::get) address = &choices_.any(addresses());
    const auto pattern = address->pattern;
    std::string filled;
    bool is_first = true;
    for (const char c : pattern) {
      if (c == '}') continue;
      if (c != '{') {
        filled += c;
        continue;
      }
      auto part = part_of(pattern, is_first);
      std::erase(part, '/');
      filled += part.empty() ? "-" : part.substr(0, 64);
      is_first = false;
    }
    return filled;
  }

  /// Where the last page led, or any page there is, sooner one that takes a form.
  Target address() {
    if (!shown_.links.empty() && choices_.one_in(3)) return choices_.any(shown_.links);
    return {path(), {}};
  }

  /// Most of what can be sent is sent by whoever has this child. nullptr: whoever is not signed in.
  TestSite::Browser* somebody() {
    if (choices_.one_in(16)) return nullptr;
    return choices_.one_in(2) ? &browsers_.front() : &browsers_[choices_.below(browsers_.size())];
  }

  void visit() {
    const auto where = address();
    auto* visitor = somebody();
    // What one may not see is left to another.
    for (int others = 3; others > 0 && !open(visitor, where); --others) visitor = somebody();
    if (choices_.one_in(8)) return;
    const auto form = chosen_form(where.path);
    if (!form) return;
    if (form->asks) {
      open(visitor, {form->sent_to.path, fill(*form)});
    } else if (visitor != nullptr && choices_.one_in(8)) {
      come_back(*visitor, *form);
    } else {
      // Whoever is shown the form again tries again.
      int tries = 6;
      while (tries > 0 && send(visitor, form->sent_to.path, fill(*form))) --tries;
    }
  }

  /// To a form of which a draft is kept, when another version may have been at the desk.
  void come_back(TestSite::Browser& browser, const ShownForm& form) {
    auto draft = fill(form);
    draft.add("form", form.sent_to.path);
    send(&browser, "/drafts", draft);
    other_version_.write_a_row();
    open(&browser, form.sent_to);
  }

  /// Whether the page is shown.
  bool open(TestSite::Browser* browser, const Target& where) {
    const auto page = browser == nullptr ? nation_.stranger(Method::get, where.path)
                                         : browser->get(where.path, where.query);
    check(page, where.path);
    shown_ = PageReader().read(page.bytes());
    // Whose session another version has spoilt signs in again.
    if (browser != nullptr && sent_on_to(page) == "/")
      browser->session = nation_.browser_of(browser->user).session;
    return page.status == 200;
  }

  /// Whether the form is shown again.
  bool send(TestSite::Browser* browser, const std::string& where, const Fields& form) {
    const auto looked_up = nation_.cases().ledger().work().indexes_made;
    const auto answer = browser == nullptr ? nation_.stranger(Method::post, where, form)
                                           : browser->post(where, form);
    check(answer, where);
    const auto more = nation_.cases().ledger().work().indexes_made - looked_up;
    if (where == "/break-glass" && more > 0 && !says(answer, "The duty desk has been told"))
      found("a claim that was looked up and refused: " + std::string(excerpt(answer)), where);
    shown_ = PageReader().read(answer.bytes());
    if (auto next = read_target(sent_on_to(answer))) shown_.links.push_back(*std::move(next));
    return is_shown_again(answer);
  }

  /// Empty: the answer is a page.
  static std::string_view sent_on_to(const Response& response) {
    const auto location =
        std::ranges::find(response.headers, "Location", [](const auto& h) { return h.first; });
    return location == response.headers.end() ? std::string_view() : location->second;
  }

  /// A form of the page, most often the one that is sent to where the page is; now and then none of
  /// them, sent there all the same.
  std::optional<ShownForm> chosen_form(const std::string& where) {
    if (choices_.one_in(16)) return ShownForm{{where, {}}, false, {}};
    const auto own =
        std::ranges::find(shown_.forms, where, [](const auto& form) { return form.sent_to.path; });
    if (own != shown_.forms.end() && !choices_.one_in(8)) return *own;
    if (shown_.forms.empty() || !choices_.one_in(4)) return std::nullopt;
    auto form = choices_.any(shown_.forms);
    if (form.sent_to.path.empty()) form.sent_to.path = where;
    return form;
  }

  /// Most fields that the form has, filled as somebody would who writes little or much: all of
  /// them, all but one, or all but many. Now and then one that it has not.
  Fields fill(const ShownForm& form) {
    enum class Odd { none, one, many };
    const auto odd = choices_.any(std::array{Odd::none, Odd::one, Odd::one, Odd::many});
    const auto odd_one = odd_field(form);
    const bool writes_much = !choices_.one_in(4);
    Fields filled;
    for (const auto& [name, offered] : form.fields) {
      if (name == "token" || choices_.one_in(32)) continue;
      const auto& one = choices_.any(offered);
      const bool is_odd =
          odd == Odd::many ? choices_.one_in(3) : odd == Odd::one && name == odd_one;
      filled.add(name, is_odd ? writing_.anything(one) : writing_.answer(name, one, writes_much));
    }
    if (choices_.one_in(8)) filled.add(choices_.any(field_names), writing_.anything(""));
    return filled;
  }

  /// Half the time one that can only be chosen: what no page of ours would send.
  std::string odd_field(const ShownForm& form) {
    const bool is_chosen = choices_.one_in(2);
    std::vector<std::string> fields;
    for (const auto& [name, offered] : form.fields)
      if (name != "token" && (!is_chosen || !offered.front().empty())) fields.push_back(name);
    return fields.empty() ? std::string() : choices_.any(fields);
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
    if (!where.ends_with("/reveal") && says(response, SmallNation::secret_address))
      found("an address", where);
  }

  static constexpr std::array field_names = {"event",   "placement", "episode", "command", "person",
                                             "minutes", "claim",     "act",     "post",    "lent",
                                             "all",     "words",     "in",      "again"};

  Choices& choices_;
  SmallNation nation_;
  Writing writing_{choices_, nation_};
  OtherVersion other_version_{choices_, nation_};
  std::vector<TestSite::Browser> browsers_;
  ShownPage shown_;  ///< What somebody opened last.
};

}  // namespace
}  // namespace haven::web

/// Deep traces of who took which memory cost an eighth of the time; with the input that found a
/// fault, ASAN_OPTIONS=malloc_context_size=30 brings them back.
extern "C" const char* __asan_default_options() { return "malloc_context_size=2"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  haven::web::Choices choices(bytes, size);
  haven::web::Visitors visitors(choices);
  for (int acts = 0; acts < 100; ++acts) visitors.act();
  return 0;
}
