#pragma once
#include "guidelines/duties.h"
#include "web/html/html.h"
#include "web/html/url.h"
#include "web/visit/visit.h"

/// A duty as people read it.
namespace haven::web {

/// Whether it merely holds for a time, and asks nothing of a certain day.
bool goes_on(const guidelines::Duty& duty);
/// "Overdue", "Due today", "Met"…
Html duty_tag(const guidelines::Duty& duty, Instant now);
/// "due Sunday 9 May 2027 at 2pm, in 2 days 4 hours".
std::string due_words(const guidelines::Duty& duty, Instant now);
Url card_url(const guidelines::Duty& duty);
/// Where this person can do what is owed: the act that meets it, else the page on which it is
/// recorded as done; where neither is theirs, the card.
Url act_url(const Visit& visit, const cases::Story& story, const guidelines::Duty& duty);

}  // namespace haven::web
