#pragma once
#include <string_view>

#include "web/visit/visit.h"

/// Who may change which register. Asked of access for every change.
namespace haven::web {

/// Problem: as access::permit. `event` is what would be recorded, `organisation` whose register it
/// is.
Result<cases::RegisterPermit> may_register(const Visit& visit, const cases::EventKind& event,
                                           std::string_view organisation);

/// Whether this person keeps the national register: the administrator of the platform.
bool keeps_national_register(const Visit& visit);

}  // namespace haven::web
