#include "web/visit/navigation.h"

#include "web/components/all.h"
#include "web/demo/strip.h"

namespace haven::web {
namespace {

NavigationItem item(const Visit& visit, std::string_view text, Url where) {
  NavigationItem item;
  item.text = text;
  if (visit.request.path == where.view())
    item.here = NavigationItem::Here::exactly;
  else if (visit.request.path.starts_with(where.view()))
    item.here = NavigationItem::Here::within;
  item.href = std::move(where);
  return item;
}

bool works_with_children(const Visit& visit) {
  return !visit.has_role("org_admin") && !visit.has_role("sysadmin") &&
         !visit.has_role("statistician");
}

}  // namespace

Frame frame(const Visit& visit) {
  Frame frame;
  frame.as_of = visit.now;
  frame.event = visit.site.cases.position();
  if (visit.site.is_demonstration()) frame.demonstration = demo_strip(visit);
  if (!visit.is_signed_in()) return frame;
  frame.person = visit.person().name;
  frame.sessions = "/my-sessions";
  frame.sign_out = "/sign-out";
  frame.form_token = visit.token_for("/sign-out");
  if (works_with_children(visit)) {
    frame.navigation = {item(visit, "Today", "/today"), item(visit, "My children", "/children"),
                        item(visit, "Missing", "/missing"), item(visit, "Notices", "/notices")};
    frame.report_missing = "/report-missing";
  }
  if (visit.has_role("org_admin"))
    frame.navigation = {item(visit, "People and teams", "/register")};
  if (visit.has_role("sysadmin"))
    frame.navigation.push_back(item(visit, "How Haven is running", "/operation"));
  if (visit.has_role("team_manager")) frame.navigation.push_back(item(visit, "My team", "/team"));
  frame.navigation.push_back(item(visit, "Guidelines", "/guidelines"));
  if (const auto* employer = visit.people->organisation(visit.person().organisation))
    frame.duty_desk = employer->desk_phone;
  return frame;
}

}  // namespace haven::web
