#include "web/visit/session.h"

#include "signin/device.h"

namespace haven::web {

std::string_view session_cookie_name(const Site& site) {
  return site.transport == Transport::tls ? "__Host-s" : "s";
}
std::string_view device_cookie_name(const Site& site) {
  return site.transport == Transport::tls ? "__Host-d" : "d";
}

Cookie session_cookie(const Site& site, std::string token) {
  return {std::string(session_cookie_name(site)), std::move(token)};
}
Cookie device_cookie(const Site& site, std::string token) {
  return {std::string(device_cookie_name(site)), std::move(token)};
}

std::optional<SignedIn> signed_in(Site& site, const Request& request, signin::AskedBy by) {
  const auto token = request.cookie(session_cookie_name(site));
  if (token.empty()) return std::nullopt;
  const auto session = site.sessions.find(token, by, site.clock.unmoved());
  if (!session) return std::nullopt;
  const auto people = site.cases.people();
  const auto found = people->people.find(cases::user_entity(session->person));
  if (found == people->people.end() || found->second->status != "active") return std::nullopt;
  return SignedIn{std::string(token), *session, found->second};
}

}  // namespace haven::web
