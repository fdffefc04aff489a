#include "web/routes.h"

#include <algorithm>
#include <array>

#include "cases/events.h"
#include "signin/csrf.h"
#include "web/acts.h"
#include "web/assets/assets.h"
#include "web/break_glass/pages.h"
#include "web/children/pages.h"
#include "web/concern/pages.h"
#include "web/demo/pages.h"
#include "web/guidelines/pages.h"
#include "web/http/fault.h"
#include "web/light_pages.h"
#include "web/missing/board.h"
#include "web/missing/pages.h"
#include "web/notices/pages.h"
#include "web/register/pages.h"
#include "web/signin/pages.h"
#include "web/signs/pages.h"
#include "web/today/pages.h"
#include "web/visit/session.h"

namespace haven::web {
namespace {

using PageMaker = Response (*)(Visit&);

enum class Who { anyone, signed_in };

/// A page on which one thing about a child is recorded is an act, and not in this table.

/// Where a page is made. A light one reads no disk, waits for no lock that is held across one,
/// tries no password, and says the same to everyone who is not signed in: they get it from the loop
/// itself. If it has a form, that form records nothing by the command it carries.
enum class Cost { usual, light };

struct Route {
  Method method;
  std::string_view pattern;  ///< "{}" stands for one part of the path.
  PageMaker page;
  Who who = Who::signed_in;
  Cost cost = Cost::usual;
  /// The events about a child that its form records: the general page leaves them to it.
  std::span<const cases::EventKind* const> records = {};
  const Act* act = nullptr;  ///< What is shown or recorded there, instead of `page`.

  Response answer(Visit& visit) const {
    if (act == nullptr) return page(visit);
    return method == Method::get ? show_act(visit, *act) : record_act(visit, *act);
  }
};

constexpr auto GET = Method::get;
constexpr auto POST = Method::post;

constexpr const cases::EventKind* concern[] = {&cases::events::concern_received};
constexpr const cases::EventKind* opening[] = {&cases::events::break_glass_opened};
constexpr const cases::EventKind* stopping[] = {&cases::events::break_glass_stopped};
constexpr const cases::EventKind* confirming[] = {&cases::events::break_glass_confirmed};
constexpr const cases::EventKind* reviewing[] = {&cases::events::break_glass_reviewed};

constexpr Route pages[] = {
    {GET, "/", demo_front, Who::anyone},
    {POST, "/demo/sign-in", demo_sign_in, Who::anyone},
    {POST, "/demo/clock", demo_clock, Who::anyone},
    {GET, "/sign-in", show_sign_in, Who::anyone, Cost::light},
    {POST, "/sign-in", sign_in, Who::anyone},
    {GET, "/welcome/{}", show_welcome, Who::anyone},
    {POST, "/welcome/{}", welcome, Who::anyone},
    {GET, "/devices/{}", show_device, Who::anyone},
    {POST, "/devices/{}", manage_device, Who::anyone},
    {POST, "/sign-out", sign_out},
    {GET, "/my-sessions", my_sessions},
    {POST, "/my-sessions/end", end_session},
    {POST, "/drafts", save_draft},

    {GET, "/operation", operation},
    {GET, "/today", today},
    {GET, "/team", team_today},
    {GET, "/team/duties", team_duties},
    {GET, "/notices", show_notices},
    {GET, "/notices/{}", follow_notice},
    {POST, "/notices/{}/acknowledge", acknowledge},

    {GET, "/children", my_children},
    {GET, "/children/{}", show_child},
    {GET, "/children/{}/history", show_history},
    {GET, "/children/{}/looks", who_has_looked},
    {GET, "/children/{}/reveal", ask_reveal},
    {POST, "/children/{}/reveal", reveal},

    {GET, "/children/{}/lend/now", show_lent},
    {GET, "/children/{}/record", choose_what_happened},
    {GET, "/children/{}/record/{}", show_what_happened},
    {POST, "/children/{}/record/{}", record_what_happened},

    {GET, "/concern", show_concern},
    {POST, "/concern", receive_concern, Who::signed_in, Cost::usual, concern},

    {GET, "/report-missing", choose_missing},
    {GET, "/children/{}/missing/{}", show_episode},
    {GET, "/children/{}/missing/{}/pack", show_police_pack},
    {GET, "/missing", missing_board},

    {GET, "/break-glass", show_claim},
    {POST, "/break-glass", claim, Who::signed_in, Cost::usual, opening},
    {POST, "/break-glass/stop", stop_opening, Who::signed_in, Cost::usual, stopping},
    {GET, "/break-glass/confirm/{}", show_confirm},
    {POST, "/break-glass/confirm/{}", confirm_claim, Who::signed_in, Cost::usual, confirming},
    {GET, "/break-glass/reviews", show_reviews},
    {GET, "/break-glass/reviews/{}", show_review_of_claim},
    {POST, "/break-glass/reviews/{}", review_claim, Who::signed_in, Cost::usual, reviewing},

    {GET, "/guidelines", list_cards},
    {GET, "/guidelines/{}", show_card},

    {GET, "/register", show_register},
    {GET, "/register/organisations/new", show_new_organisation},
    {POST, "/register/organisations/new", add_organisation},
    {GET, "/register/teams/new", show_new_team},
    {POST, "/register/teams/new", add_team},
    {GET, "/register/people/new", show_new_person},
    {POST, "/register/people/new", add_person},
    {GET, "/register/organisations/{}", show_organisation},
    {GET, "/register/people/{}", show_person},
    {POST, "/register/people/{}", change_person},

    {POST, "/csp", csp_report, Who::anyone},
};

static_assert(std::ranges::none_of(pages,
                                   [](const Route& route) {
                                     return route.cost == Cost::light &&
                                            route.pattern.find('{') != std::string_view::npos;
                                   }),
              "a light page has one address, or there would be no end of them to keep");

/// The parts of `path` where `pattern` has holes; nothing when it does not fit.
std::optional<std::vector<std::string>> fit(std::string_view pattern, std::string_view path) {
  std::vector<std::string> parts;
  while (true) {
    const auto end = pattern.find('/', 1);
    const auto path_end = path.find('/', 1);
    const auto wanted = pattern.substr(1, end == pattern.npos ? end : end - 1);
    const auto given = path.substr(1, path_end == path.npos ? path_end : path_end - 1);
    if (wanted == "{}") {
      if (given.empty() || given.size() > 64) return std::nullopt;
      parts.emplace_back(given);
    } else if (wanted != given) {
      return std::nullopt;
    }
    if (end == pattern.npos || path_end == path.npos)
      return end == pattern.npos && path_end == path.npos ? std::optional(parts) : std::nullopt;
    pattern.remove_prefix(end);
    path.remove_prefix(path_end);
  }
}

/// What the loop itself answers anybody, nothing of which is about a person.
struct OnTheLoop {
  std::string_view pattern;
  std::optional<Response> (*answer)(Site& site, const Request& request);
};
constexpr OnTheLoop on_the_loop[] = {
    {"/assets/{}", [](Site&, const Request& request) { return find_asset(request); }},
    {"/health/live", is_live},
    {"/health/ready", is_ready},
    {"/metrics", metrics},
};

/// Answered line by line, for as long as it is read.
struct Stream {
  std::string_view pattern;
  void (*answer)(Site& site, const Request& request, const Responder& responder);
};
constexpr Stream streams[] = {{"/missing/live", live_board}};

/// Pages and acts. What says a word where another has a hole comes first.
const std::vector<Route>& routes() {
  static const auto all = [] {
    std::vector<Route> found(std::begin(pages), std::end(pages));
    for (const auto* act : all_acts())
      for (const auto method : {GET, POST})
        if (method == POST || act->has_page())
          found.push_back({method, act->path, nullptr, Who::signed_in, Cost::usual, {}, act});
    // "{" comes after every letter.
    std::ranges::stable_sort(found, {}, &Route::pattern);
    return found;
  }();
  return all;
}

struct Found {
  const Route* route;
  std::vector<std::string> parts;
};
using MaybeFound = std::optional<Found>;

MaybeFound find_route(const Request& request) {
  for (const auto& route : routes()) {
    if ((route.method == POST) == request.is_get()) continue;
    if (auto parts = fit(route.pattern, request.path)) return Found{&route, std::move(*parts)};
  }
  return std::nullopt;
}

Response to_sign_in(const Site& site) {
  return see_other(site.is_demonstration() ? Url("/") : Url("/sign-in"));
}

/// A form counts only when it was shown to this very session by us.
bool is_from_our_form(const Site& site, const Request& request,
                      const std::optional<SignedIn>& who) {
  if (is_from_another_site(request)) return false;
  if (!who || request.path == "/csp") return true;
  // A draft is sent by the form it is of, with that form's own token.
  const auto form = request.path == "/drafts" ? request.form.get("form") : request.path;
  return signin::is_form_token(site.secret, who->session.id, form, request.form.get("token"));
}

/// A session is looked up on the desk, which is on the disk.
bool is_light(const Site& site, const Request& request, const MaybeFound& found) {
  return found && found->route->cost == Cost::light && request.query.empty() &&
         request.cookie(session_cookie_name(site)).empty();
}

Response answer(Site& site, const Request& request, const MaybeFound& found) {
  const auto by = request.query.has("live") ? signin::AskedBy::page : signin::AskedBy::person;
  auto who = signed_in(site, request, by);
  const bool anyone = found && found->route->who == Who::anyone;
  if (!who && !anyone) return to_sign_in(site);
  if (!request.is_get() && !is_from_our_form(site, request, who))
    return see_other(Url("/today").with("again", "1"));
  Visit visit(site, request, found ? found->parts : std::vector<std::string>{}, std::move(who));
  return found ? found->route->answer(visit) : visit.not_found();
}

}  // namespace

Reception handler(Site& site, Workers& workers) {
  return [&site, &workers, light = std::make_shared<LightPages>()](Request request,
                                                                   const Responder& responder) {
    for (const auto& [pattern, answer_at_once] : on_the_loop)
      if (request.is_get() && fit(pattern, request.path))
        if (auto response = answer_at_once(site, request))
          return responder.answer(std::move(*response));
    auto found = find_route(request);
    const auto answer_lightly = [&] {
      responder.answer(light->get(request.path, site.clock.now(), site.cases.position(),
                                  [&] { return answer(site, request, found); }));
    };
    if (is_light(site, request, found))
      return answer_or_fault(responder, answer_lightly, fault_page);
    auto work = [&site, request = std::move(request), found = std::move(found), responder] {
      const auto answer_in_time = [&] {
        for (const auto& stream : streams)
          if (request.path == stream.pattern) return stream.answer(site, request, responder);
        responder.answer(answer(site, request, found));
      };
      answer_or_fault(responder, answer_in_time, fault_page);
    };
    if (!workers.post(std::move(work)))
      responder.answer(try_again(Seconds(2), error_page(503).body));
  };
}

Response respond(Site& site, const Request& request) {
  return answer(site, request, find_route(request));
}

const std::vector<Address>& addresses() {
  static const auto all = [] {
    std::vector<Address> found;
    for (const auto& route : routes())
      found.push_back({route.method, route.pattern, route.act == nullptr ? "page" : "act"});
    for (const auto& one : on_the_loop) found.push_back({GET, one.pattern, "loop"});
    for (const auto& stream : streams) found.push_back({GET, stream.pattern, "stream"});
    return found;
  }();
  return all;
}

bool has_own_page(const cases::EventKind& kind) {
  return std::ranges::any_of(routes(), [&](const Route& route) {
    return cases::is_of(kind, route.records) || (route.act != nullptr && route.act->records(kind));
  });
}

bool has_form(std::string_view path) {
  if (!path.starts_with('/')) return false;
  return std::ranges::any_of(routes(), [&](const Route& route) {
    return route.method == POST && route.who == Who::signed_in && fit(route.pattern, path);
  });
}

std::size_t longest_body(std::string_view path) {
  constexpr std::size_t of_anyone = 4096;  // A name, a password and a code, or a report.
  constexpr std::size_t of_signed_in = std::size_t{1024} * 1024;
  return has_form(path) ? of_signed_in : of_anyone;
}

Response error_page(int status) {
  Page page;
  page.title = "This did not work";
  page.status = status;
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "This did not work"),
      el("p", {cls("govuk-body")},
         status == 500   ? "Something went wrong on our side. Go back and try again."
         : status == 503 ? "Haven is busy. Wait a moment and try again. Nothing you sent is lost."
         : status == 413 ? "What you sent is too large. Send less, or split it."
                         : "The request could not be understood. Go back and try again."));
  return render(page, Frame{});
}

Response fault_page(std::string_view id) {
  Page page;
  page.title = "Something went wrong on our side";
  page.status = 500;
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, page.title),
      el("p", {cls("govuk-body")},
         "Nothing that was kept is lost. Go back and try again. If it cannot wait, ring the duty "
         "desk."),
      el("p", {cls("govuk-body")}, "To those who look after Haven this is known as ",
         el("strong", id), "."));
  return render(page, Frame{});
}

}  // namespace haven::web
