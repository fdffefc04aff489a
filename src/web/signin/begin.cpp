#include "web/signin/begin.h"

#include <algorithm>

#include "cases/devices.h"
#include "signin/device.h"
#include "values/words.h"
#include "web/visit/session.h"

namespace haven::web {
namespace {

/// The managed device that asks: we must have made its cookie, and the register must still know it
/// for this very person.
std::optional<signin::DeviceId> managed_device(const Visit& visit, PersonId person) {
  const auto token = visit.request.cookie(device_cookie_name(visit.site));
  const auto device = signin::read_device(visit.site.secret, token, visit.now);
  if (!device) return std::nullopt;
  const auto known =
      cases::is_enrolled(visit.site.cases, person, "d:" + device->id.text(), visit.now);
  return known && *known ? std::optional(device->id) : std::nullopt;
}

}  // namespace

std::string sign_in_name(std::string_view typed) {
  const auto name = small_letters(typed);
  const auto first = name.find_first_not_of(" \t\n");
  if (first == std::string::npos) return {};
  return name.substr(first, name.find_last_not_of(" \t\n") - first + 1);
}

Response begin_session(const Visit& visit, const cases::Person& person) {
  auto& sessions = visit.site.sessions;
  // Whoever was signed in at this browser before is so no more.
  if (visit.is_signed_in()) (void)sessions.end(visit.who().token);
  const auto begun =
      sessions.begin(person.id, managed_device(visit, person.id), visit.site.clock.unmoved());
  if (!begun) return visit.stopped(begun.error());
  auto response = see_other(person.has_role("org_admin") ? Url("/register") : Url("/today"));
  response.cookies.push_back(session_cookie(visit.site, begun->token));
  return response;
}

std::string ring_the_desk(const Visit& visit) {
  const auto* desk = visit.people->of_kind("national_desk");
  if (visit.is_signed_in())
    if (const auto* own = visit.people->organisation(visit.person().organisation);
        own != nullptr && !own->desk_phone.empty())
      desk = own;
  if (desk == nullptr || desk->desk_phone.empty()) return "Ring the duty desk";
  return "Ring the duty desk on " + desk->desk_phone;
}

}  // namespace haven::web
