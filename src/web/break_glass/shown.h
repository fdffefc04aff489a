#pragma once
#include <string>
#include <vector>

#include "access/question.h"
#include "casework/break_glass.h"
#include "web/visit/visit.h"

/// What the pages of break-glass have in common.
namespace haven::web {

/// The reasons one may give, in words.
const std::vector<Choice>& break_glass_reasons();
std::string reason_words(std::string_view code);

bool is_open(const casework::Opening& opening, const cases::Register& people, Instant now);
/// The opening that a page's address names, if there is one.
std::optional<casework::Opening> opening_named(const Visit& visit, std::string_view part);
/// The part of an address that names a claim.
std::string claim_part(const casework::Opening& opening);

/// Whether this person is whom a colleague's claims are told: the national desk on duty, and the
/// duty manager of the colleague's own organisation.
bool is_told_of(const Visit& visit, const cases::Person& claimant);

/// Who it is, for whom they work, and how to ring them.
Html person_words(const Visit& visit, std::string_view user);

casework::Everyone everyone(const Visit& visit);

}  // namespace haven::web
