#include "web/acts.h"

namespace haven::web {
namespace {

constexpr const Act* list[] = {
    &acts::report,
    &acts::placing,
    &acts::pack,
    &acts::contact,
    &acts::referral,
    &acts::lending,
    &acts::end_of_lending,
    &acts::lent_address,
    &acts::escalation,
    &acts::review_visit,
    &acts::worker,
    &acts::guardian,
    &acts::reviewing_officer,
    &acts::taking_on,
    &acts::discharge,
    &acts::correction,
    &acts::departure,
    &acts::police,
    &acts::review,
    &acts::sighting,
    &acts::found,
    &acts::tonight,
    &acts::safe_and_well,
    &acts::interview,
};

}  // namespace

std::span<const Act* const> all_acts() { return list; }

}  // namespace haven::web
