#pragma once
#include <string>

#include "web/visit/visit.h"

/// What an administrator changes of a person who is in the register.
namespace haven::web {

/// Each is a form of its own on the person's page, named by its field `act`.
struct Changed {
  std::string welcome_code;  ///< When one was handed out; shown once.
  std::string device_code;
};

/// Carries out what the form asks for. Problem: names the answer that cannot be kept; not_found
/// when the visitor may not change this.
Result<Changed> change(const Visit& visit, const cases::Person& person, const Form& form);

}  // namespace haven::web
