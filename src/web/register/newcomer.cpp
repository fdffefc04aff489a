#include "web/register/newcomer.h"

#include "web/components/all.h"
#include "web/forms/day_question.h"
#include "web/forms/questions.h"
#include "web/register/role_words.h"
#include "web/signin/begin.h"

namespace haven::web {
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

Result<register_::Newcomer> read_newcomer(const Form& form, std::string organisation,
                                          std::string kind) {
  return register_::Newcomer{.organisation = std::move(organisation),
                             .kind = std::move(kind),
                             .name = form.value("name"),
                             .sign_in = sign_in_name(form.value("sign_in")),
                             .email = form.value("email"),
                             .phone = form.value("phone"),
                             .roles = form.answers("roles"),
                             .trained_until = TRY(need_day(form, "trained_until")),
                             .vetted_until = TRY(need_day(form, "vetted_until"))};
}

}  // namespace haven::web
