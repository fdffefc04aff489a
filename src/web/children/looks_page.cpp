#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>

#include "cases/events.h"
#include "values/london.h"
#include "values/words.h"
#include "web/children/pages.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/visit/open_case.h"

namespace haven::web {
namespace {

/// What else a look can have read, beside what a seal holds.
constexpr std::pair<Class, std::string_view> not_sealed[] = {
    {Class::care_summary, "what the home needs to know"},
    {Class::missing_board, "being missing: times and steps"},
    {Class::access_summary, "who has looked"},
    {Class::audit, "who has looked"}};

/// What was opened, and not what somebody was about to do: that may never have been done.
std::string what_was_read(const cases::Event& look) {
  std::vector<std::string_view> read;
  const auto classes = split_words(cases::said<cases::events::looked, "classes">(look));
  const auto add = [&](Class cls, std::string_view words) {
    if (std::ranges::find(classes, access::name_of(cls)) != classes.end() &&
        std::ranges::find(read, words) == read.end())
      read.push_back(words);
  };
  for (const auto& row : cases::seals) add(row.cls, row.words);
  for (const auto& [cls, words] : not_sealed) add(cls, words);
  return with_capital(fmt::format("{}", fmt::join(read, ", ")));
}

}  // namespace

Response who_has_looked(Visit& visit) {
  const auto opened = open_case(visit, "looks", Opens::looks);
  if (!opened) return visit.stopped(opened.error());
  if (!opened->sees_access) return visit.sealed();
  const auto looks = cases::looks(visit.site.cases, opened->story->child);
  if (!looks) return visit.stopped(looks.error());
  Table list;
  list.caption = "Looks, newest first";
  list.caption_classes = "govuk-visually-hidden";
  list.head = {{"When"}, {"Who"}, {"Works for"}, {"What was read"}, {"For"}};
  for (const auto& look : *looks | std::views::reverse) {
    const bool revealed = look.is(cases::events::location_revealed);
    list.rows.push_back(
        {{to_words(look.recorded)},
         {visit.people->shown(look.author.by)},
         {visit.people->shown(look.author.organisation)},
         {revealed ? tag("Address opened", TagColour::red) : Html(what_was_read(look))},
         {shown_code(look.author.purpose)}});
  }
  Page page;
  page.title = "Who has looked";
  page.back =
      visit.has_role("auditor") ? Url("/today") : path("/children/{}", opened->story->child);
  page.content = together(el("span", {cls("govuk-caption-l")}, opened->story->reference()),
                          el("h1", {cls("govuk-heading-l")}, "Who has looked at this record"),
                          scrolling("Looks, newest first", table(list)));
  return visit.page(std::move(page));
}

}  // namespace haven::web
