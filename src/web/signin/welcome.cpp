#include "cases/credentials.h"
#include "cases/record.h"
#include "signin/one_time_codes.h"
#include "signin/qr.h"
#include "signin/totp.h"
#include "values/words.h"
#include "web/components/all.h"
#include "web/signin/begin.h"
#include "web/signin/own_keys.h"
#include "web/signin/pages.h"
#include "web/signin/slowly.h"

namespace haven::web {
namespace {

/// Who is being welcomed, and what they share with their authenticator.
struct Welcomed {
  std::shared_ptr<const cases::Person> person;
  std::string secret;
};

std::optional<Welcomed> welcomed(const Visit& visit) {
  auto found = signin::find_welcome(visit.site.desk, visit.part(0), visit.now);
  if (!found || !*found) return std::nullopt;
  const auto person = visit.people->people.find(cases::user_entity((*found)->person));
  if (person == visit.people->people.end() || person->second->status != "active")
    return std::nullopt;
  return Welcomed{person->second, std::move((*found)->totp_secret)};
}

Response no_such_code(const Visit& visit) {
  Page page;
  page.title = "This code opens nothing";
  page.status = 404;
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "This code opens nothing"),
      el("p", {cls("govuk-body")},
         "It was used, it is over three days old, or a newer one was given. Ask your "
         "organisation's administrator for another."),
      el("p", {cls("govuk-body")}, el("a", {cls("govuk-link"), href("/sign-in")}, "Sign in")));
  return visit.page(std::move(page));
}

/// A square for a camera, dark on white whatever the page's colours, with the quiet zone it needs.
Html square(std::string_view says) {
  const auto qr = signin::make_qr(says);
  if (!qr) return {};
  const auto side = std::to_string(qr->side() + 8);
  return el("svg",
            {svg_namespace(), attr("viewBox", "-4 -4 " + side + " " + side), attr("width", "240"),
             attr("height", "240"), attr("role", "img"),
             attr("aria-label", "Square picture for the camera of your authenticator")},
            el("rect", {attr("x", "-4"), attr("y", "-4"), attr("width", side), attr("height", side),
                        attr("fill", "#ffffff")}),
            el("path", {attr("d", signin::svg_path(*qr)), attr("fill", "#000000")}));
}

Html authenticator(const Welcomed& who) {
  return together(
      el("h2", {cls("govuk-heading-m")}, "Your authenticator"),
      el("p", {cls("govuk-body")},
         "Point the camera of an authenticator app at this square. It shows a new code every half "
         "minute, and you need one each time you sign in."),
      square(signin::otpauth_url(who.secret, who.person->sign_in)),
      details({"I cannot use a camera",
               together(
                   el("p", {cls("govuk-body")}, "Type this into the app instead:"),
                   el("p", {cls("govuk-body")}, el("code", signin::totp_secret_words(who.secret)))),
               false}));
}

Html questions(const Welcomed& who, const Form& form) {
  PasswordInput password;
  password.name = "password";
  password.label = {"Choose a password", "govuk-label--s"};
  password.hint =
      "Eight characters or more; longer is better. Four words that have nothing to do with one "
      "another are easy to remember. Leave out your name and your organisation's";
  password.error = form.error("password");
  password.autocomplete = "new-password";
  Input code;
  code.name = "code";
  code.label = {"The code it shows now", "govuk-label--s"};
  code.hint = "Six digits";
  code.error = form.error("code");
  code.inputmode = "numeric";
  code.autocomplete = "one-time-code";
  code.classes = "govuk-input--width-5";
  Button send;
  send.text = "Finish and sign in";
  send.prevents_double_click = true;
  return together(password_input(password), authenticator(who), input(code), button(send));
}

Response form_page(const Visit& visit, const Welcomed& who, const Form& form) {
  Page page;
  page.title = "Welcome to Haven";
  page.has_errors = form.is_wrong();
  page.content = together(
      form.summary(), el("h1", {cls("govuk-heading-l")}, "Welcome, ", who.person->name),
      el("p", {cls("govuk-body")}, "You will sign in as ", el("strong", who.person->sign_in), "."),
      visit.open_form(questions(who, form), Visit::Draft::not_kept));
  return visit.page(std::move(page));
}

Result<void> check(const Visit& visit, const Welcomed& who) {
  std::vector<std::string> names = split_words<std::string>(who.person->name);
  names.push_back(who.person->sign_in);
  if (const auto* employer = visit.people->organisation(who.person->organisation))
    names.push_back(employer->name);
  TRY(signin::check_new_password(visit.request.form.get("password"), signin::SecondFactor::yes,
                                 names, visit.site.known_passwords));
  auto used = visit.site.used_codes.use(who.person->id, who.secret, visit.request.form.get("code"),
                                        visit.now);
  if (!used && used.error().kind == Problem::Kind::not_allowed)
    return problem("This is not the code it shows now, or it was used already. Give the next one",
                   "code");
  return used;
}

/// Keeps both and ends whatever was open under the old ones.
Result<void> enrol(const Visit& visit, const Welcomed& who) {
  auto& site = visit.site;
  auto hash = TRY(TRY(slowly(
      site.slow_work, [&] { return site.passwords.hash(visit.request.form.get("password")); })));
  // Of two who finish with one code, one is in.
  if (!TRY(signin::take_welcome(site.desk, visit.part(0), visit.now)))
    return problem("This code opens nothing any more", "", Problem::Kind::not_found);
  TRY(keep_own_keys(visit, *who.person,
                    {cases::password_set(std::move(hash), visit.now),
                     cases::authenticator_enrolled(who.secret, visit.now)},
                    visit.sent()));
  return site.sessions.end_all(who.person->id, visit.site.clock.unmoved());
}

}  // namespace

Response show_welcome(Visit& visit) {
  const auto who = welcomed(visit);
  return who ? form_page(visit, *who, {}) : no_such_code(visit);
}

Response welcome(Visit& visit) {
  const auto who = welcomed(visit);
  if (!who) return no_such_code(visit);
  auto done = check(visit, *who);
  if (done) done = enrol(visit, *who);
  if (done) return begin_session(visit, *who->person);
  if (done.error().kind == Problem::Kind::not_found) return no_such_code(visit);
  if (done.error().kind != Problem::Kind::bad_input) return visit.stopped(done.error());
  Form form;
  form.add(done.error());
  return form_page(visit, *who, form);
}

}  // namespace haven::web
