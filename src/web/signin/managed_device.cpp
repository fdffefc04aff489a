#include "signin/device.h"
#include "signin/one_time_codes.h"
#include "web/components/all.h"
#include "web/signin/pages.h"
#include "web/visit/session.h"

namespace haven::web {
namespace {

Response said(const Visit& visit, std::string_view title, const Html& says, int status = 200) {
  Page page;
  page.title = title;
  page.status = status;
  page.content = together(el("h1", {cls("govuk-heading-l")}, title), says);
  return visit.page(std::move(page));
}

Response no_such_device(const Visit& visit) {
  return said(visit, "This code opens nothing",
              el("p", {cls("govuk-body")},
                 "It was used, or it is over three days old. Ask your organisation's administrator "
                 "for another."),
              404);
}

}  // namespace

Response show_device(Visit& visit) {
  const auto found = signin::find_device(visit.site.desk, visit.part(0), visit.now);
  if (!found || !*found) return no_such_device(visit);
  Button send;
  send.text = "This browser is theirs";
  return said(visit, "Make this a managed device",
              together(el("p", {cls("govuk-body")}, "This browser will be the managed device of ",
                          el("strong", visit.people->shown(cases::user_entity((*found)->person))),
                          " until ", to_words(london_day((*found)->until)),
                          ". Addresses can be opened on managed devices only."),
                       visit.open_form(button(send), Visit::Draft::not_kept)));
}

Response manage_device(Visit& visit) {
  const auto found = signin::find_device(visit.site.desk, visit.part(0), visit.now);
  if (!found || !*found) return no_such_device(visit);
  const auto id = signin::DeviceId::from_bytes((*found)->device);
  ENSURE(id.has_value());
  const auto taken = signin::take_device(visit.site.desk, visit.part(0), visit.now);
  if (!taken || !*taken) return no_such_device(visit);
  auto response = said(visit, "This is a managed device now",
                       el("p", {cls("govuk-body")}, "It counts from the next time they ",
                          el("a", {cls("govuk-link"), href("/sign-in")}, "sign in"), "."));
  auto cookie =
      device_cookie(visit.site, signin::device_token(visit.site.secret, {*id, (*found)->until}));
  cookie.lasts = (*found)->until - visit.now;
  response.cookies.push_back(std::move(cookie));
  return response;
}

}  // namespace haven::web
