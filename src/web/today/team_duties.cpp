#include <algorithm>

#include "casework/depart.h"
#include "casework/events.h"
#include "web/acts.h"
#include "web/children/holds.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/forms/duty_words.h"
#include "web/today/pages.h"
#include "web/visit/offered.h"

/// The duties of a team that somebody must answer for: overdue, or departed from.
namespace haven::web {
namespace {

struct Entry {
  const cases::Story* child;
  guidelines::Duty duty;
  const cases::Event* departure;
};

using Stories = std::vector<std::shared_ptr<const cases::Story>>;

/// Few children have a departure: only theirs is each duty held against it.
std::vector<Entry> entries(const Visit& visit, const Stories& children) {
  std::vector<Entry> found;
  Stories without;
  for (const auto& child : children) {
    if (child->last(casework::events::duty_departed) == nullptr) {
      without.push_back(child);
      continue;
    }
    for (const auto list = visit.site.to_do.of(*child, visit.now); const auto& duty : *list) {
      const auto* departure = casework::departure_from(duty, *child);
      if (duty.state != guidelines::State::open || departure != nullptr)
        found.push_back({child.get(), duty, departure});
    }
  }
  visit.site.to_do.late(without, visit.now, [&](const cases::Story& child, auto late) {
    for (const auto& one : late) found.push_back({&child, one.duty(visit.site.cards), nullptr});
  });
  std::ranges::stable_sort(found, [](const Entry& a, const Entry& b) {
    return std::pair(casework::clock_of(a.duty), a.child->number) <
           std::pair(casework::clock_of(b.duty), b.child->number);
  });
  return found;
}

Html departure_words(const Visit& visit, const Entry& entry) {
  if (entry.departure == nullptr) return "No";
  const auto& event = *entry.departure;
  const auto approver = cases::said<casework::events::duty_departed, "approver">(event);
  return together(shown_code(cases::said<casework::events::duty_departed, "reason_code">(event)),
                  ", by ", visit.people->shown(event.author.by), " ",
                  approver.empty() ? tag("Not approved yet", TagColour::yellow)
                                   : together("approved by ", visit.people->shown(approver)));
}

/// It leads to what is owed and why, for whoever may record that it was done.
Html duty_title(const Visit& visit, const Entry& entry) {
  const auto& card = *entry.duty.card;
  const auto offered = Offers(visit, *entry.child).of(acts::discharge, card.id);
  return offered ? link_to(*offered, card.title) : Html(card.title);
}

Html table_of(const Visit& visit, std::string_view caption, const std::vector<Entry>& all,
              bool departed) {
  Table list;
  list.caption = together(caption);
  list.caption_classes = "govuk-table__caption--m";
  list.head = {{"Child"}, {"Duty"}, {"Whose"}, {"State"}, {"Departed from"}};
  constexpr std::size_t most_in_table = 50;
  std::size_t count = 0;
  for (const auto& entry : all) {
    if ((entry.departure != nullptr) != departed) continue;
    if (++count > most_in_table && !visit.request.query.has("all")) continue;
    list.rows.push_back(
        {{el("span", {cls("app-reference")}, entry.child->reference())},
         {duty_title(visit, entry)},
         {entry.duty.card->who},
         {together(duty_tag(entry.duty, visit.now), " ", due_words(entry.duty, visit.now))},
         {departure_words(visit, entry)}});
  }
  if (list.rows.empty()) return el("p", {cls("govuk-body")}, caption, ": none.");
  return together(
      scrolling(caption, table(list)),
      count > list.rows.size() ? visit.link_to_all(together("Show all ", count)) : Html());
}

}  // namespace

Response team_duties(Visit& visit) {
  const auto children = children_of(visit);
  const auto all = entries(visit, children);
  Page page;
  page.title = "Overdue and departed from";
  page.back = "/team";
  page.content =
      together(el("h1", {cls("govuk-heading-l")}, page.title),
               table_of(visit, "Departed from", all, true), table_of(visit, "Overdue", all, false));
  return visit.page(std::move(page));
}

}  // namespace haven::web
