#pragma once
#include "guidelines/duties.h"
#include "web/html/html.h"
#include "web/html/url.h"

/// A duty as people read it.
namespace haven::web {

/// Whether it merely holds for a time, and asks nothing of a certain day.
bool goes_on(const guidelines::Duty& duty);
/// "Overdue", "Due today", "Met"…
Html duty_tag(const guidelines::Duty& duty, Instant now);
/// "due Sunday 9 May 2027 at 2pm, in 2 days 4 hours".
std::string due_words(const guidelines::Duty& duty, Instant now);
Url card_url(const guidelines::Duty& duty);
/// Where the duty is carried out, for the duties whose acts have pages of their own; else the card.
Url act_url(const guidelines::Duty& duty, const ChildId& child);

}  // namespace haven::web
