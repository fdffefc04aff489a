#pragma once
#include "web/visit/offered.h"

namespace haven::web {

/// The way to correct this event; nothing: nobody does, or not this person.
std::optional<Offered> offered_correction(const Visit& visit, const Offers& offers,
                                          const cases::Story& story, const cases::Event& event);

}  // namespace haven::web
