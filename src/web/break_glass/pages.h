#pragma once
#include "web/visit/visit.h"

/// "I have a child with me": claiming, standing beside a colleague, and judging afterwards.
namespace haven::web {

/// What the person has open, and the claim. The answer to a claim is one page, whether a record
/// matched or not.
Response show_claim(Visit& visit);
Response claim(Visit& visit);
Response stop_opening(Visit& visit);
/// A duty manager confirms that a colleague's opening may reveal where the child is.
Response show_confirm(Visit& visit);
Response confirm_claim(Visit& visit);
/// Openings that wait for this person's judgement.
Response show_reviews(Visit& visit);
Response show_review_of_claim(Visit& visit);
Response review_claim(Visit& visit);

}  // namespace haven::web
