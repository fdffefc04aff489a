#include "guidelines/card.h"

namespace haven::guidelines {
namespace {

using Found = std::vector<const Phrase*>;

void add(Found& found, const std::vector<Phrase>& phrases) {
  for (const auto& phrase : phrases) found.push_back(&phrase);
}

void add(Found& found, const std::vector<Bound>& bounds) {
  for (const auto& bound : bounds)
    if (const auto* phrase = std::get_if<Phrase>(&bound)) found.push_back(phrase);
}

/// The phrases that a time is bounded by; what it is counted from is what started the duty.
void add(Found& found, const Time& time) {
  if (const auto* changing = std::get_if<WithinChanging>(&time))
    found.push_back(&changing->if_on_last_day);
  if (const auto* earliest = std::get_if<WithinEarliest>(&time)) add(found, earliest->bounds);
  if (const auto* until = std::get_if<Until>(&time)) add(found, until->bounds);
  if (const auto* before = std::get_if<Before>(&time)) {
    found.push_back(&before->what);
    if (before->otherwise) found.push_back(&before->otherwise->if_so);
  }
}

}  // namespace

std::vector<const Phrase*> Card::phrases() const {
  Found found;
  for (const auto* list : {&when, &if_all, &unless, &met_by, &breached_by, &skipped_by, &paused_by,
                           &resumed_by, &stops_if, &revives_if, &gives_way_if})
    add(found, *list);
  if (takes_over) add(found, takes_over->if_on_last_day);
  for (const auto& recipient : to_each)
    if (recipient.only_if) found.push_back(&*recipient.only_if);
  add(found, time);
  return found;
}

}  // namespace haven::guidelines
