#pragma once
#include <span>
#include <string>
#include <string_view>

#include "cases/cases.h"
#include "desk/store.h"

/// The first administrator of an installation, whom nobody is there yet to add. For the command
/// line, by somebody who holds the ledger's keys anyway.
namespace haven::web {

struct FirstAdministrator {
  std::string organisation;  ///< Its name.
  std::string kind = "platform";
  std::string nation;  ///< Empty: all of them.
  std::string area;
  std::string name;
  std::string sign_in;
  std::string email;
  Date cleared_until{};  ///< The last day on which training and vetting are current.
};

/// From words such as "--organisation", "Haven platform". Problem: an unknown or missing word, a
/// value missing, or one that is no day; it says which, and the remedy.
Result<FirstAdministrator> read_first_administrator(std::span<const std::string_view> words);

/// What read_first_administrator understands, for --help.
std::string_view first_administrator_words();

struct Made {
  OrganisationId organisation;
  PersonId person;
  std::string welcome_code;  ///< To be printed once: it is kept nowhere else readable.
};

/// Adds the organisation, unless there is one of that name and kind already, and its administrator,
/// who signs in for the first time at /welcome/ with the code. Problem: somebody signs in by that
/// name already; a kind, nation or name that cannot be kept; the ledger refuses.
Result<Made> make_first_administrator(cases::Cases& cases, desk::Store& desk,
                                      const FirstAdministrator& wanted, Instant now);

}  // namespace haven::web
