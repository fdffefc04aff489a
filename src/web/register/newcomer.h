#pragma once
#include "register/newcomer.h"
#include "web/forms/form.h"

/// A person who joins the register: the questions, and what is read from the answers.
namespace haven::web {

/// The questions about who it is.
Html newcomer_questions(const Form& form);
/// The questions about clearance, and about work in an organisation of this kind.
Html clearance_questions(const Form& form);
Html roles_question(const Form& form, std::string_view kind);

/// Of an organisation ("o:…") of this kind. Problem: a day that cannot be read. Roles are those
/// ticked.
Result<register_::Newcomer> read_newcomer(const Form& form, std::string organisation,
                                          std::string kind);

}  // namespace haven::web
