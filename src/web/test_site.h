#pragma once
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "cases/test_register.h"
#include "casework/owed.h"
#include "ledger/hash.h"
#include "signin/csrf.h"
#include "values/random.h"
#include "web/forms/languages.h"
#include "web/missing/board.h"
#include "web/routes.h"
#include "web/visit/session.h"
#include "web/visit/site.h"

/// All pages over a ledger and a desk in memory, without a socket, for tests: what is kept is
/// sealed and read back as it is everywhere.
namespace haven::web {

class TestSite {
 public:
  explicit TestSite(ledger::Environment environment = ledger::Environment::test)
      : held(environment) {}

  cases::TestRegister held;
  cases::Cases& cases() { return held.cases(); }
  std::unique_ptr<desk::Store> desk = desk::Store::in_memory();
  Instant& now = held.now;
  std::vector<Seconds> steps;                  ///< By which a page has moved the clock on.
  std::function<void()> as_one_comes = [] {};  ///< Called as a request reads the world.

  /// A browser in which somebody is signed in.
  struct Browser {
    TestSite& site;
    std::string user;
    signin::OpenSession session;

    Response get(std::string path, Fields query = {}) {
      return site.ask(this, Method::get, std::move(path), {}, std::move(query));
    }
    /// A form of ours as the browser sends it, with its token; a draft, with that of its form.
    Response post(std::string path, Fields form) {
      const auto shown_at = path == "/drafts" ? std::string(form.get("form")) : path;
      form.add("token", signin::form_token(site.secret_, session.session.id, shown_at));
      return site.ask(this, Method::post, std::move(path), std::move(form));
    }
  };
  enum class On { any_device, managed_device };
  Browser browser_of(const std::string& user, On on = On::any_device) {
    const auto people = cases().people();
    const auto* person = people->person(user);
    ENSURE(person != nullptr);
    return {*this, user,
            sessions_
                .begin(person->id,
                       on == On::managed_device ? std::optional(random_id<signin::DeviceId>())
                                                : std::nullopt,
                       now)
                .value()};
  }
  /// Whoever is not signed in.
  Response stranger(Method method, std::string path, Fields form = {}) {
    return ask(nullptr, method, std::move(path), std::move(form));
  }

 private:
  Response ask(const Browser* browser, Method method, std::string path, Fields form,
               Fields query = {}) {
    Request request;
    request.query = std::move(query);
    request.method = method;
    request.path = std::move(path);
    request.remote = "192.0.2.7";
    request.form = std::move(form);
    if (browser != nullptr)
      request.cookies.add(std::string(session_cookie_name(site)), browser->session.token);
    return respond(site, request);
  }

  static const guidelines::Cards& cards() {
    static const auto all =
        guidelines::load(HAVEN_ROOT "/rules", casework::cards_read_with(ledger::sha256_in_hex))
            .value();
    return all;
  }
  static const Languages& languages() {
    static const auto all = Languages::read(HAVEN_ROOT "/data/languages.csv").value();
    return all;
  }
  static const notices::TellingRules& telling() {
    static const auto read = [] {
      std::ifstream in(HAVEN_ROOT "/data/telling.csv", std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      return notices::TellingRules::read(text, cases::all_events()).value();
    }();
    return read;
  }
  Clock clock() {
    Clock reads;
    reads.now = [this] {
      as_one_comes();
      return now;
    };
    // Whoever moves the clock stays signed in.
    reads.unmoved = [] { return cases::test_now; };
    reads.advance = [this](Seconds by) {
      steps.push_back(by);
      now += by;
    };
    return reads;
  }

  const desk::Secret secret_ = desk::Secret::random();
  notices::Inbox inbox_{held.cases()};
  casework::Openings openings_{held.cases()};
  casework::ToDo to_do_{cards()};
  Board board_{held.cases()};
  signin::Sessions sessions_{*desk};
  signin::Attempts attempts_{*desk};
  const signin::Passwords passwords_{secret_, signin::Cost::for_tests()};
  const signin::KnownPasswords known_ = signin::KnownPasswords::read("password\n").value();
  signin::UsedCodes used_codes_{*desk};
  signin::SlowWork slow_work_;
  cases::ClaimIndex claim_index_{held.cases()};

 public:
  Site site{held.cases(), *desk,     secret_,    cards(), languages(), inbox_,
            telling(),    openings_, to_do_,     board_,  clock(),     Transport::plain_loopback,
            sessions_,    attempts_, passwords_, known_,  used_codes_, slow_work_,
            claim_index_};
};

/// A form's answer: the page again, and not a redirect.
inline bool is_shown_again(const Response& response) { return response.status == 200; }
inline bool says(const Response& response, std::string_view words) {
  return response.bytes().find(words) != std::string_view::npos;
}
/// What the first problem of a page leads to. Empty: it is about the whole, or there is none;
/// "nowhere": to what does not stand on the page.
inline std::string leads_to(const Response& response) {
  const auto page = response.bytes();
  const auto list = page.find("govuk-error-summary__list");
  constexpr std::string_view link = "href=\"#";
  const auto at = list == std::string_view::npos ? list : page.find(link, list);
  if (at == std::string_view::npos) return {};
  const auto rest = page.substr(at + link.size());
  auto where = std::string(rest.substr(0, rest.find('"')));
  return says(response, "id=\"" + where + "\"") ? where : "nowhere";
}
inline std::string a_command() { return random_id<CommandId>().text(); }

}  // namespace haven::web
