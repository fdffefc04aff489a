#include "cases/credentials.h"
#include "cases/record.h"
#include "signin/credentials.h"
#include "values/random.h"
#include "web/components/all.h"
#include "web/routes.h"
#include "web/signin/begin.h"
#include "web/signin/own_keys.h"
#include "web/signin/pages.h"
#include "web/signin/slowly.h"

namespace haven::web {
namespace {

Html questions(const Form& form) {
  Input name;
  name.name = "name";
  name.label = {"Sign-in name"};
  name.value = form.value("name");
  name.error = form.error("name");
  name.autocomplete = "username";
  name.autocapitalize = "none";
  name.spellcheck = "false";
  PasswordInput password;
  password.name = "password";
  password.label = {"Password"};
  Input code;
  code.name = "code";
  code.label = {"Code from your authenticator"};
  code.hint = "Six digits";
  code.inputmode = "numeric";
  code.autocomplete = "one-time-code";
  code.classes = "govuk-input--width-5";
  Button send;
  send.text = "Sign in";
  return together(input(name), password_input(password), input(code), button(send));
}

Response form_page(const Visit& visit, const Form& form) {
  Page page;
  page.title = "Sign in";
  page.has_errors = form.is_wrong();
  page.content = together(
      form.summary(), el("h1", {cls("govuk-heading-l")}, "Sign in to Haven"),
      visit.open_form(questions(form), Visit::Draft::not_kept),
      details({"I cannot sign in",
               el("p", {cls("govuk-body")},
                  "Your organisation's administrator can give you a welcome code, with which you "
                  "choose a new password. If a child needs help now, do not wait: ",
                  ring_the_desk(visit), "."),
               false}));
  return visit.page(std::move(page));
}

Response again(const Visit& visit, std::string says) {
  Form form;
  form.set("name", std::string(visit.request.form.get("name")));
  form.add({std::move(says), "name", Problem::Kind::not_allowed});
  return form_page(visit, form);
}

/// Whoever may sign in by this name. The same is read for a name that nobody has: somebody else's
/// keys, which are then not used.
Result<std::optional<signin::Account>> account_of(const Visit& visit, const cases::Person* person) {
  if (visit.people->people.empty()) return std::nullopt;
  const auto& read = person != nullptr ? *person : *visit.people->people.begin()->second;
  auto kept = TRY(cases::credentials(visit.site.cases, read.id));
  // Without an authenticator nobody is in: a password alone was never chosen to be long enough.
  if (person == nullptr || person->status != "active" || kept.password_hash.empty() ||
      kept.totp_secret.empty())
    return std::nullopt;
  return signin::Account{person->id, std::move(kept.password_hash), std::move(kept.totp_secret)};
}

Result<signin::Entered> check(const Visit& visit, const cases::Person* person) {
  auto& site = visit.site;
  const auto account = TRY(account_of(visit, person));
  const signin::Typed typed{visit.request.form.get("password"), visit.request.form.get("code")};
  return TRY(slowly(site.slow_work, [&] {
    return signin::check_credentials(account, typed, site.passwords, site.used_codes, visit.now);
  }));
}

/// The password is good, and kept at a cost of former days: keep it at today's. That it cannot be
/// kept now is no reason to keep the person out.
void keep_at_todays_cost(const Visit& visit, const cases::Person& person) {
  const auto password = visit.request.form.get("password");
  auto hash = slowly(visit.site.slow_work, [&] { return visit.site.passwords.hash(password); });
  if (!hash || !*hash) return;
  (void)keep_own_keys(visit, person, {cases::password_set(std::move(**hash), visit.now)},
                      random_id<CommandId>());
}

}  // namespace

Response show_sign_in(Visit& visit) { return form_page(visit, {}); }

Response sign_in(Visit& visit) {
  auto& attempts = visit.site.attempts;
  const auto name = sign_in_name(visit.request.form.get("name"));
  const auto network = signin::network_of(visit.request.remote);
  if (!network) return visit.stopped(network.error());
  const auto standing = attempts.begin(name, *network, visit.now);
  if (!standing && standing.error().kind == Problem::Kind::not_allowed)
    return again(visit, standing.error().says);
  if (!standing) return visit.stopped(standing.error());
  if (standing->gate != signin::Gate::open)
    return again(visit, "There were too many attempts. Try again at " +
                            clock_words(std::chrono::ceil<Minutes>(standing->until)) +
                            ", or, if you cannot wait: " + ring_the_desk(visit));

  const auto* person = visit.people->signs_in_as(name);
  const auto entered = check(visit, person);
  if (!entered && entered.error().kind == Problem::Kind::not_allowed)
    return again(visit, entered.error().says);
  if (!entered) {
    (void)attempts.withdraw(name, visit.now);
    return try_again(Seconds(2), error_page(503).body);
  }
  (void)attempts.succeeded(name);
  if (entered->wants_new_hash) keep_at_todays_cost(visit, *person);
  return begin_session(visit, *person);
}

}  // namespace haven::web
