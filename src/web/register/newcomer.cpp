#include "web/register/newcomer.h"

#include <algorithm>

#include "cases/events.h"
#include "web/components/all.h"
#include "web/register/authority.h"
#include "web/register/roles.h"
#include "web/signin/begin.h"
#include "web/site/day_question.h"
#include "web/site/questions.h"

namespace haven::web {
namespace {

bool is_sign_in_name(std::string_view name) {
  return name.size() >= 3 && name.size() <= 64 && std::ranges::all_of(name, [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                  letter == '.' || letter == '-';
         });
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find_first_of(" ,;<>\n") == std::string_view::npos && text.size() <= 254;
}

std::string spaced(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) list += (list.empty() ? "" : " ") + word;
  return list;
}

}  // namespace

Result<void> check_newcomer(const Newcomer& newcomer, const cases::Register& people,
                            std::string_view kind) {
  if (newcomer.name.empty()) return problem("Give the person's name", "name");
  if (!is_sign_in_name(newcomer.sign_in))
    return problem("Use three or more small letters, digits, dots and hyphens, such as amara.khan",
                   "sign_in");
  if (people.signs_in_as(newcomer.sign_in) != nullptr)
    return problem("Somebody else signs in with this name. Choose another", "sign_in");
  if (!newcomer.email.empty() && !is_email(newcomer.email))
    return problem("Give an e-mail address such as amara@example.org", "email");
  return check_roles(newcomer.roles, kind);
}

std::vector<cases::NewEvent> joins(const Newcomer& newcomer, Instant now) {
  return {registered<cases::events::person_added>(now)
              .with<"organisation">(newcomer.organisation)
              .with<"name">(newcomer.name)
              .with<"sign_in">(newcomer.sign_in)
              .with<"email">(newcomer.email)
              .with<"phone">(newcomer.phone),
          registered<cases::events::person_role>(now).with<"roles">(spaced(newcomer.roles)),
          registered<cases::events::person_cleared>(now)
              .with<"trained_until">(to_text(newcomer.trained_until))
              .with<"vetted_until">(to_text(newcomer.vetted_until))};
}

Html newcomer_questions(const Form& form) {
  return together(
      line_question(form, "name", "Name"),
      line_question(form, "sign_in", "Sign-in name",
                    "Small letters, digits, dots and hyphens, such as amara.khan"),
      line_question(form, "email", "E-mail address", "Where notices reach the person"),
      line_question(form, "phone", "Telephone", "Where urgent notices reach the person"));
}

Html clearance_questions(const Form& form) {
  return together(day_question(form, "trained_until", "Last day on which the training is current"),
                  day_question(form, "vetted_until", "Last day on which the vetting is current",
                               "After either day the person can open nothing until it is renewed"));
}

Html roles_question(const Form& form, std::string_view kind) {
  Checkboxes boxes;
  boxes.name = "roles";
  boxes.fieldset.legend = {"What the person does", "govuk-fieldset__legend--s", false};
  boxes.error = form.error("roles");
  boxes.classes = "govuk-checkboxes--small";
  for (const auto& role : roles_in(kind)) {
    Checkbox box;
    box.value = role.code;
    box.text = role.words;
    box.hint = role.may;
    box.is_checked = form.has("roles", role.code);
    boxes.items.push_back(std::move(box));
  }
  return checkboxes(boxes);
}

Result<Newcomer> read_newcomer(const Form& form, std::string organisation) {
  Newcomer newcomer{std::move(organisation),
                    form.value("name"),
                    sign_in_name(form.value("sign_in")),
                    form.value("email"),
                    form.value("phone"),
                    form.answers("roles"),
                    {},
                    {}};
  newcomer.trained_until = TRY(need_day(form, "trained_until"));
  newcomer.vetted_until = TRY(need_day(form, "vetted_until"));
  return newcomer;
}

}  // namespace haven::web
