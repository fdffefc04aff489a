#include "web/children/timeline.h"

#include <ranges>

#include "values/london.h"
#include "web/components/all.h"

namespace haven::web {
namespace {

/// Relations and notices have pages of their own: in the story they would drown it.
bool belongs(const cases::Event& event) {
  return event.kind->effect(cases::Effect::Does::bookkeeping) == nullptr;
}

std::string what(const cases::Event& event) {
  std::string words(event.kind->meaning);
  if (!words.empty() && words.back() == '.') words.pop_back();
  return words;
}

std::string when(const Span& span) {
  if (span.is_exact()) return to_words(span.from);
  return "between " + to_words(span.from) + " and " + to_words(span.to);
}

/// The newest are what a tired reader needs; the rest is one link away.
constexpr std::size_t most_shown = 20;

/// The values of one event that people read: codes in words, and what was sealed as far as opened.
Html content(const OpenCase& opened, const cases::Event& event) {
  SummaryList list;
  list.classes = "govuk-summary-list--no-border app-small-list";
  for (const auto& field : event.kind->fields) {
    std::string value;
    if (field.seal == cases::Seal::track &&
        (field.holds == cases::Holds::code || field.holds == cases::Holds::yes_no))
      value = shown_code(event.by_name(field.name));
    if (field.seal == cases::Seal::track && field.holds == cases::Holds::codes)
      for (const auto& code : cases::words_of(event.by_name(field.name)))
        value += (value.empty() ? "" : ", ") + shown_code(code);
    if (field.seal == cases::Seal::core && opened.core) value = opened.core->of(event, field.name);
    if (field.seal == cases::Seal::case_ && opened.account)
      value = opened.account->of(event, field.name);
    if (field.seal == cases::Seal::health && opened.health)
      value = opened.health->of(event, field.name);
    if (field.seal == cases::Seal::safety && opened.safety)
      value = opened.safety->of(event, field.name);
    if (!value.empty()) list.rows.push_back({field.meaning, value});
  }
  return list.rows.empty() ? Html() : details({"What was recorded", summary_list(list)});
}

}  // namespace

Html case_timeline(const Visit& visit, const OpenCase& opened) {
  Timeline items;
  std::size_t count = 0;
  const bool shows_all = visit.request.query.has("all");
  for (const auto& event : opened.child().events | std::views::reverse) {
    if (!belongs(*event) || !opened.may_know_of(*event) || (++count > most_shown && !shows_all))
      continue;
    TimelineItem item;
    item.title = what(*event);
    item.by = visit.people->shown(event->author.by);
    item.datetime = to_london_text(event->occurred.to);
    item.when = when(event->occurred);
    item.content = content(opened, *event);
    items.items.push_back(std::move(item));
  }
  return together(el("h2", {cls("govuk-heading-m")}, "What happened"), timeline(items),
                  count > items.items.size()
                      ? visit.link_to_all(together("Show all ", count, " entries"))
                      : Html());
}

}  // namespace haven::web
