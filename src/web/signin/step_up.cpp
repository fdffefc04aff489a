#include "web/signin/step_up.h"

#include <algorithm>

#include "cases/credentials.h"

namespace haven::web {
namespace {

bool is_six_digits(std::string_view code) {
  return code.size() == 6 &&
         std::ranges::all_of(code, [](char digit) { return digit >= '0' && digit <= '9'; });
}

Result<void> refused(std::string says) {
  return problem(std::move(says), "code", Problem::Kind::not_allowed);
}

/// Six digits can be guessed, so they are tried no oftener than passwords.
Result<void> check_code(const Visit& visit, std::string_view code) {
  const auto& site = visit.site;
  const auto counted_as = "code of " + visit.person().user();
  const auto network = TRY(signin::network_of(visit.request.remote));
  const auto standing = TRY(site.attempts.begin(counted_as, network, visit.now));
  if (standing.gate != signin::Gate::open)
    return refused("Too many wrong codes. Try again at " +
                   clock_words(std::chrono::ceil<Minutes>(standing.until)));
  const auto kept = TRY(cases::credentials(site.cases, visit.person().id));
  if (kept.totp_secret.empty())
    return refused("You have no authenticator yet. Ask your administrator for a welcome code");
  if (!site.used_codes.use(visit.person().id, kept.totp_secret, code, visit.now))
    return refused("The code is not right, or was used before. Wait for the next one");
  return site.attempts.succeeded(counted_as);
}

}  // namespace

Result<std::string> prove(const Visit& visit, std::string_view act, std::string_view code) {
  if (!visit.site.is_demonstration())
    TRY(check_code(visit, code));
  else if (!is_six_digits(code))
    return problem("Give six digits", "code", Problem::Kind::not_allowed);
  return TRY(visit.site.sessions.step_up(visit.who().token, act, visit.site.clock.unmoved())).token;
}

}  // namespace haven::web
