#pragma once
#include "cases/look.h"
#include "notices/told.h"

/// Whoever opens where a child is does not do so unseen: those who stand beside the child are told
/// of it by the very act.
namespace haven::notices {

/// Who is told that `user` opens where the child is. Empty when there is nobody at all.
std::vector<ToldPerson> told_of_reveal(const TellingRules& telling, std::string_view user,
                                       const cases::Story& child, const cases::Register& people,
                                       const access::Relations& relations, Instant now);

/// Keeps the reveal and tells of it, with its reason, in one command. Problem: as cases::inform.
Result<cases::Informed> inform_of_reveal(cases::Cases& cases, const TellingRules& telling,
                                         const cases::RevealPermit& permit,
                                         const cases::Story& child, Instant until);

}  // namespace haven::notices
