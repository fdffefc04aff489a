#include "web/guidelines/pages.h"

#include <map>

#include "guidelines/text_lines.h"
#include "values/london.h"
#include "web/components/all.h"

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
  if (!card.review) return tag("Draft, not yet checked by a lawyer", TagColour::yellow);
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

/// The cards of one folder under the kind of duty they are.
Html cards_of(const Cards& cards) {
  std::map<guidelines::Kind, std::pair<std::string_view, Html>> kinds;
  for (const auto* card : cards) {
    auto& [words, list] = kinds[card->kind];
    words = kind_words(*card);
    list += el("li", {},
               el("a", {cls("govuk-link"), href(path("/guidelines/{}", card->id))}, card->title));
  }
  Html all;
  for (const auto& [kind, entry] : kinds)
    all += together(el("h3", {cls("govuk-heading-s")}, entry.first),
                    el("ul", {cls("govuk-list govuk-list--bullet")}, entry.second));
  return all;
}

}  // namespace

Response list_cards(Visit& visit) {
  std::map<std::string, Cards> folders;
  for (const auto& card : visit.site.cards.all)
    if (auto& cards = folders[card->folder]; cards.empty() || cards.back()->id != card->id)
      cards.push_back(card.get());
  auto shown = folders.find(std::string(visit.request.query.get("in")));
  if (shown == folders.end()) shown = folders.find("england");
  if (shown == folders.end()) return visit.not_found();
  Html links;
  for (const auto& [folder, cards] : folders)
    links += el(
        "li", {},
        el("a", {cls("govuk-link"), href(visit.here().with("in", folder))}, folder_words(folder)),
        " (", cards.size(), ")");
  Page page;
  page.title = "Guidelines";
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "Guidelines"),
      el("nav", {attr("aria-label", "Nations")}, el("ul", {cls("govuk-list")}, links)),
      el("h2", {cls("govuk-heading-m")}, folder_words(shown->first)), cards_of(shown->second));
  return visit.page(std::move(page));
}

Response show_card(Visit& visit) {
  const auto card = visit.site.cards.find(visit.part(0));
  if (!card) return visit.not_found();
  Page page;
  page.title = card->title;
  page.back = "/guidelines";
  page.content =
      together(el("h1", {cls("govuk-heading-l")}, card->title),
               el("p", {cls("govuk-body")}, kind_words(*card), ". ", review_words(*card)),
               el("div",
                  {cls("app-card"), attr("tabindex", "0"), attr("role", "region"),
                   attr("aria-label", "The card")},
                  el("pre", {cls("app-card__text")}, card->text)));
  return visit.page(std::move(page));
}

}  // namespace haven::web
