#pragma once
#include <string>

#include "web/visit/visit.h"

/// What every way in has in common.
namespace haven::web {

/// A name as people are found by it: small letters, without blanks round it.
std::string sign_in_name(std::string_view typed);

/// Begins a session on the device that asks, and leads to the person's first page.
Response begin_session(const Visit& visit, const cases::Person& person);

/// "Ring the duty desk on 0300 …", or without a number when nobody has given one.
std::string ring_the_desk(const Visit& visit);

}  // namespace haven::web
