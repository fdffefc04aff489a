#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ranges>

#include "cases/events.h"
#include "cases/register.h"
#include "values/london.h"
#include "web/children/pages.h"
#include "web/components/all.h"
#include "web/site/open_case.h"

namespace haven::web {
namespace {

/// What a class of a record is to those who read who has looked.
constexpr std::pair<std::string_view, std::string_view> class_words[] = {
    {"core", "who the child is"},
    {"case", "the case"},
    {"safety_summary", "what keeps the child safe"},
    {"care_summary", "what the home needs to know"},
    {"health", "health"},
    {"child_voice", "the child's own words"},
    {"threat_intel", "what is known of threats"},
    {"missing_board", "being missing: times and steps"},
    {"access_summary", "who has looked"},
    {"audit", "who has looked"}};

/// What was opened, and not what somebody was about to do: that may never have been done.
std::string what_was_read(const cases::Event& look) {
  std::vector<std::string_view> read;
  const auto classes = cases::words_of(cases::said<cases::events::looked, "classes">(look));
  for (const auto& [name, words] : class_words)
    if (std::ranges::find(classes, name) != classes.end() &&
        std::ranges::find(read, words) == read.end())
      read.push_back(words);
  auto list = fmt::format("{}", fmt::join(read, ", "));
  if (!list.empty() && list.front() >= 'a' && list.front() <= 'z')
    list.front() = static_cast<char>(list.front() - 'a' + 'A');
  return list;
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
