#include "web/guidelines/pages.h"

#include <algorithm>
#include <map>

#include "guidelines/reading/text_lines.h"
#include "values/london.h"
#include "values/words.h"
#include "web/components/all.h"
#include "web/forms/questions.h"
#include "web/guidelines/card_text.h"

namespace haven::web {
namespace {

std::string_view kind_words(const guidelines::Card& card) {
  switch (card.kind) {
    case guidelines::Kind::must:
      return "Law: must";
    case guidelines::Kind::should:
      return "Guidance: should";
    case guidelines::Kind::practice:
      break;
  }
  return card.folder == "haven" ? "Haven's own practice, not law" : "Practice, not law";
}

Html review_words(const guidelines::Card& card) {
  if (!card.review)
    return tag("Draft, not yet checked by a lawyer", "govuk-tag--yellow app-tag--sentence");
  return together("Reviewed ", to_words(card.review->on), " by ", card.review->name);
}

std::string folder_words(std::string_view folder) {
  std::string words;
  for (const auto& word : guidelines::split(folder, "_")) {
    const bool is_name = word != "and";
    words += (words.empty() ? "" : " ") + word;
    auto& first = words[words.size() - word.size()];
    if (is_name) first = static_cast<char>(first - 'a' + 'A');
  }
  return words;
}

using Cards = std::vector<const guidelines::Card*>;

/// The cards under the stages of a child's case, each with the kind of duty it is.
Html cards_of(const Visit& visit, const Cards& cards) {
  Html all;
  for (const auto& stage : visit.site.cards.stages) {
    Html list;
    for (const auto* card : cards)
      if (card->stage == stage)
        list +=
            el("li", {},
               el("a", {cls("govuk-link"), href(path("/guidelines/{}", card->id))}, card->title),
               " – ", kind_words(*card));
    if (!list.empty())
      all += together(el("h3", {cls("govuk-heading-s")}, stage),
                      el("ul", {cls("govuk-list govuk-list--bullet")}, list));
  }
  return all;
}

/// Every id once: what stands under one id is one page.
Cards cards_with(const Visit& visit, std::string_view words) {
  Cards found;
  for (const auto& card : visit.site.cards.all)
    if ((found.empty() || found.back()->id != card->id) &&
        (words.empty() ||
         small_letters(card->id + " " + card->text).find(words) != std::string::npos))
      found.push_back(card.get());
  return found;
}

Html found_by(const Visit& visit, const std::string& words) {
  const auto found = cards_with(visit, words);
  return together(el("h2", {cls("govuk-heading-m")}, found.size(),
                     found.size() == 1 ? " card has “" : " cards have “", words, "” in it"),
                  cards_of(visit, found));
}

Html by_nation(const Visit& visit) {
  std::map<std::string, Cards> folders;
  for (const auto* card : cards_with(visit, {})) folders[card->folder].push_back(card);
  auto shown = folders.find(std::string(visit.request.query.get("in")));
  if (shown == folders.end()) shown = folders.find("england");
  Html links;
  for (const auto& [folder, cards] : folders)
    links += el(
        "li", {},
        el("a", {cls("govuk-link"), href(visit.here().with("in", folder))}, folder_words(folder)),
        " (", cards.size(), ")");
  return together(el("nav", {attr("aria-label", "Nations")}, el("ul", {cls("govuk-list")}, links)),
                  shown == folders.end()
                      ? Html()
                      : together(el("h2", {cls("govuk-heading-m")}, folder_words(shown->first)),
                                 cards_of(visit, shown->second)));
}

Html link_to(const Visit& visit, const std::string& id) {
  const auto other = visit.site.cards.find(id);
  return el("a", {cls("govuk-link"), href(path("/guidelines/{}", id))}, other ? other->title : id);
}

/// The editions before and after, and which card stands in the place of which.
Html related(const Visit& visit, const guidelines::Card& card) {
  Html lines;
  const auto add = [&](std::string_view words, const std::string& id) {
    lines += el("li", {}, words, link_to(visit, id));
  };
  if (!card.follows.empty()) add("Earlier edition: ", card.follows);
  if (card.takes_over) add("Stands, where it applies, in the place of: ", card.takes_over->from);
  if (!card.gives_way_to.empty()) add("Gives way to: ", card.gives_way_to);
  for (const auto* other : cards_with(visit, {})) {
    if (other->follows == card.id) add("Later edition: ", other->id);
    if (other->takes_over && other->takes_over->from == card.id)
      add("Gives its place, where that applies, to: ", other->id);
  }
  if (lines.empty()) return {};
  return together(el("h2", {cls("govuk-heading-m")}, "Other cards"),
                  el("ul", {cls("govuk-list govuk-list--bullet")}, lines));
}

}  // namespace

Response list_cards(Visit& visit) {
  const auto words = small_letters(visit.request.query.get("words"));
  Page page;
  page.title = "Guidelines";
  page.content = together(el("h1", {cls("govuk-heading-l")}, "Guidelines"),
                          search_form("Find by a word", visit.request.query.get("words")),
                          words.empty() ? by_nation(visit) : found_by(visit, words));
  return visit.page(std::move(page));
}

Response show_card(Visit& visit) {
  const auto card = visit.site.cards.find(visit.part(0));
  if (!card) return visit.not_found();
  Page page;
  page.title = card->title;
  page.back = "/guidelines";
  page.content = together(
      el("span", {cls("govuk-caption-l")}, card->id),
      el("h1", {cls("govuk-heading-l")}, card->title),
      el("p", {cls("govuk-body")}, kind_words(*card), ". ", review_words(*card)),
      card->is_of_low_confidence()
          ? warning_text({"A number on this card is still to be checked against its source."})
          : Html(),
      card_text(card->text), related(visit, *card));
  return visit.page(std::move(page));
}

}  // namespace haven::web
