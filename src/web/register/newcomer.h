#pragma once
#include <string>
#include <vector>

#include "cases/register.h"
#include "web/site/form.h"

/// A person who joins the register: the questions, and what is made of the answers.
namespace haven::web {

struct Newcomer {
  std::string organisation;  ///< "o:…"
  std::string name;
  std::string sign_in;
  std::string email;
  std::string phone;
  std::vector<std::string> roles;
  Date trained_until;
  Date vetted_until;
};

/// Problem: the first answer that cannot be kept. A name to sign in with is small letters, digits,
/// dots and hyphens, and nobody else's. `kind` is the organisation's.
Result<void> check_newcomer(const Newcomer& newcomer, const cases::Register& people,
                            std::string_view kind);

/// The events with which the person's stream begins.
std::vector<cases::NewEvent> joins(const Newcomer& newcomer, Instant now);

/// The questions about who it is.
Html newcomer_questions(const Form& form);
/// The questions about clearance, and about work in an organisation of this kind.
Html clearance_questions(const Form& form);
Html roles_question(const Form& form, std::string_view kind);

/// Problem: a day that cannot be read. Roles are those ticked.
Result<Newcomer> read_newcomer(const Form& form, std::string organisation);

}  // namespace haven::web
