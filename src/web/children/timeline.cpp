#include "web/children/timeline.h"

#include <ranges>

#include "cases/correction.h"
#include "values/london.h"
#include "web/children/correct.h"
#include "web/children/happening.h"
#include "web/components/all.h"

namespace haven::web {
namespace {

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
constexpr std::size_t most_shown = 15;

/// What it said, and the way to correct it.
Html content(const Visit& visit, const Offers* offers, const OpenCase& opened,
             const cases::Event& event) {
  const auto& story = opened.child();
  Html lines;
  if (const auto* about = story.corrected_in(event))
    lines += el("p", {cls("govuk-body-s")}, "What was wrong: ", what(*about), ", ",
                when(about->occurred), ", recorded ", to_words(about->recorded), ".");
  SummaryList list;
  list.classes = "govuk-summary-list--no-border app-small-list";
  list.rows = recorded_words(opened, event);
  Html more = list.rows.empty() ? Html() : summary_list(list);
  const auto correction =
      offers == nullptr ? std::nullopt : offered_correction(visit, *offers, story, event);
  if (correction)
    more += el("p", {cls("govuk-body-s")},
               link_to(*correction,
                       together("Correct this", el("span", {cls("govuk-visually-hidden")}, ": ",
                                                   what(event), ", ", when(event.occurred)))));
  if (!more.empty()) lines += details({"What was recorded", more});
  return lines;
}

}  // namespace

Html case_timeline(const Visit& visit, const OpenCase& opened, Shows shows) {
  const auto& story = opened.child();
  const Offers offers(visit, story);
  Timeline items;
  std::size_t count = 0;
  const bool shows_all = visit.request.query.has("all");
  for (const auto& event : story.told() | std::views::reverse) {
    // Relations and notices have pages of their own: in the story they would drown it.
    if (cases::is_bookkeeping(story, *event) || !opened.may_know_of(*event) ||
        (++count > most_shown && !shows_all))
      continue;
    TimelineItem item;
    item.title = what(*event);
    if (!story.stands(*event))
      item.title = together(item.title, " ", tag("Corrected", TagColour::yellow));
    item.by = visit.people->shown(event->author.by);
    item.datetime = to_london_text(event->occurred.to);
    item.when = when(event->occurred);
    item.content = content(visit, shows == Shows::now ? &offers : nullptr, opened, *event);
    items.items.push_back(std::move(item));
  }
  return together(el("h2", {cls("govuk-heading-m")}, "What happened"), timeline(items),
                  count > items.items.size()
                      ? visit.link_to_all(together("Show all ", count, " entries"))
                      : Html());
}

}  // namespace haven::web
