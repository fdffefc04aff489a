#include "web/components/summary_list.h"

#include <algorithm>

#include "web/components/heading.h"

namespace haven::web {
namespace {

Html action(const RowAction& options, const Html& card_title) {
  Html hidden;
  if (options.hidden_words) hidden += text(" ") + options.hidden_words;
  if (card_title) hidden += text(" (") + card_title + text(")");
  return el("a", {cls("govuk-link", options.classes), href(options.href), all(options.attributes)},
            options.text, hidden ? el("span", {cls("govuk-visually-hidden")}, hidden) : Html());
}

Html row_actions(const SummaryRow& row, const Html& card_title) {
  if (row.actions.empty()) return {};
  if (row.actions.size() == 1)
    return el("dd", {cls("govuk-summary-list__actions")}, action(row.actions[0], card_title));
  return el("dd", {cls("govuk-summary-list__actions")},
            el("ul", {cls("govuk-summary-list__actions-list")},
               each(row.actions, [&](const RowAction& one) {
                 return el("li", {cls("govuk-summary-list__actions-list-item")},
                           action(one, card_title));
               })));
}

Html row(const SummaryRow& options, bool any_has_actions, const Html& card_title) {
  std::string classes = "govuk-summary-list__row";
  if (any_has_actions && options.actions.empty()) classes += " govuk-summary-list__row--no-actions";
  return el("div", {cls(classes, options.classes)},
            el("dt", {cls("govuk-summary-list__key")}, options.key),
            el("dd", {cls("govuk-summary-list__value")}, options.value),
            row_actions(options, card_title));
}

Html card_actions(const SummaryCard& card) {
  if (card.actions.empty()) return {};
  if (card.actions.size() == 1)
    return el("div", {cls("govuk-summary-card__actions")}, action(card.actions[0], card.title));
  return el("ul", {cls("govuk-summary-card__actions")},
            each(card.actions, [&](const RowAction& one) {
              return el("li", {cls("govuk-summary-card__action")}, action(one, card.title));
            }));
}

Html framed(const SummaryCard& card, const Html& list) {
  const Html title = card.title
                         ? heading(card.title_level, {cls("govuk-summary-card__title")}, card.title)
                         : Html();
  return el("div", {cls("govuk-summary-card", card.classes), all(card.attributes)},
            el("div", {cls("govuk-summary-card__title-wrapper")}, title, card_actions(card)),
            el("div", {cls("govuk-summary-card__content")}, list));
}

}  // namespace

Html summary_list(const SummaryList& options) {
  const bool any_has_actions =
      std::ranges::any_of(options.rows, [](const SummaryRow& one) { return !one.actions.empty(); });
  const Html card_title = options.card ? options.card->title : Html();
  const Html list = el("dl", {cls("govuk-summary-list", options.classes), all(options.attributes)},
                       each(options.rows, [&](const SummaryRow& one) {
                         return row(one, any_has_actions, card_title);
                       }));
  return options.card ? framed(*options.card, list) : list;
}

}  // namespace haven::web
