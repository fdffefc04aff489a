#include "web/acts.h"

#include <algorithm>

namespace haven::web {
namespace {

constexpr const Act* list[] = {
    &acts::placing,    &acts::pack,       &acts::contact,      &acts::referral,
    &acts::lending,    &acts::escalation, &acts::review_visit, &acts::discharge,
    &acts::correction, &acts::departure,  &acts::police,       &acts::review,
    &acts::sighting,   &acts::found,      &acts::tonight,      &acts::safe_and_well,
    &acts::interview,
};

}  // namespace

std::span<const Act* const> all_acts() { return list; }

bool has_act(const cases::EventKind& kind) {
  return std::ranges::any_of(list, [&](const Act* act) { return act->records(kind); });
}

}  // namespace haven::web
