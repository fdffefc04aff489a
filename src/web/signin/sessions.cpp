#include "web/components/all.h"
#include "web/signin/pages.h"
#include "web/visit/session.h"

namespace haven::web {
namespace {

Html end_button(const Visit& visit, const signin::Session& session) {
  Button end;
  end.text = together("End", el("span", {cls("govuk-visually-hidden")}, " the session begun ",
                                to_words(session.created)));
  end.name = "session";
  end.value = session.id.text();
  end.look = ButtonLook::secondary;
  end.classes = "app-small-button";
  return visit.button_form("/my-sessions/end", button(end));
}

TableRow row(const Visit& visit, const signin::Session& session) {
  const bool is_this = session.id == visit.who().session.id;
  return {{together(to_words(session.created), is_this ? Html(" (this one)") : Html())},
          {to_words(session.last_seen)},
          {session.device ? "Managed" : "Not managed"},
          {end_button(visit, session)}};
}

/// The browser forgets what it kept of us. Its cookies are taken away one by one instead, because
/// the one that says which managed device it is must stay.
void forget(const Site& site, Response& response) {
  response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  response.cookies.push_back(session_cookie(site, {}));
}

Response signed_out(const Site& site) {
  auto response = see_other(site.is_demonstration() ? Url("/") : Url("/sign-in"));
  forget(site, response);
  return response;
}

}  // namespace

Response sign_out(Visit& visit) {
  const auto ended = visit.site.sessions.end(visit.who().token);
  // Nobody may walk away from a session that goes on.
  if (!ended && ended.error().kind != Problem::Kind::not_allowed)
    return visit.stopped(ended.error());
  return signed_out(visit.site);
}

Response my_sessions(Visit& visit) {
  const auto sessions = visit.site.sessions.list(visit.person().id, visit.site.clock.unmoved());
  if (!sessions) return visit.stopped(sessions.error());
  Table list;
  list.caption = "Where you are signed in";
  list.caption_classes = "govuk-visually-hidden";
  list.head = {{"Signed in"}, {"Last seen"}, {"Device"}, {"End it"}};
  for (const auto& session : *sessions) list.rows.push_back(row(visit, session));
  Page page;
  page.title = "My sessions";
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "My sessions"),
      el("p", {cls("govuk-body")},
         "You can be signed in at two places at once. End any that is not yours, and tell your "
         "administrator."),
      scrolling("Where you are signed in", table(list)));
  return visit.page(std::move(page));
}

Response end_session(Visit& visit) {
  const auto session = signin::SessionId::from_text(visit.request.form.get("session"));
  if (!session) return see_other("/my-sessions");
  const auto ended =
      visit.site.sessions.end_one(visit.person().id, *session, visit.site.clock.unmoved());
  // One that is over already is what was asked for.
  if (!ended && ended.error().kind != Problem::Kind::not_found) return visit.stopped(ended.error());
  if (*session == visit.who().session.id) return signed_out(visit.site);
  return see_other("/my-sessions");
}

}  // namespace haven::web
