#include "web/guidelines/pages.h"

#include <map>

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
  return "Haven's own practice, not law";
}

Html review_words(const guidelines::Card& card) {
  if (!card.review) return tag("Draft, not yet checked by a lawyer", TagColour::yellow);
  return together("Reviewed ", to_words(card.review->on), " by ", card.review->name);
}

std::string folder_words(std::string_view folder) {
  std::string words(folder);
  for (char& letter : words)
    if (letter == '_') letter = ' ';
  if (!words.empty() && words[0] >= 'a') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

}  // namespace

Response list_cards(Visit& visit) {
  std::map<std::string, SummaryList> folders;
  for (const auto& card : visit.site.cards.all) {
    SummaryRow row;
    row.key = el("a", {cls("govuk-link"), href(path("/guidelines/{}", card->id))}, card->title);
    row.value = together(kind_words(*card), ". ", review_words(*card));
    folders[card->folder].rows.push_back(std::move(row));
  }
  Page page;
  page.title = "Guidelines";
  page.content = el("h1", {cls("govuk-heading-l")}, "Guidelines");
  for (const auto& [folder, list] : folders)
    page.content +=
        together(el("h2", {cls("govuk-heading-m")}, folder_words(folder)), summary_list(list));
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
