#include <ranges>

#include "cases/events.h"
#include "values/london.h"
#include "web/children/pages.h"
#include "web/components/all.h"
#include "web/site/open_case.h"

namespace haven::web {

Response who_has_looked(Visit& visit) {
  const auto opened = open_case(visit, visit.usual_purpose(), "looks", Also::audit);
  if (!opened) return visit.stopped(opened.error());
  if (!opened->sees_access) return visit.sealed();
  const auto looks = cases::looks(visit.site.cases, opened->story->child);
  if (!looks) return visit.stopped(looks.error());
  Table list;
  list.caption = "Looks, newest first";
  list.caption_classes = "govuk-visually-hidden";
  list.head = {{"When"}, {"Who"}, {"Works for"}, {"What"}, {"For"}};
  for (const auto& look : *looks | std::views::reverse) {
    const bool revealed = look.is(cases::events::location_revealed);
    list.rows.push_back(
        {{to_words(look.recorded)},
         {visit.people->shown(look.author.by)},
         {visit.people->shown(look.author.organisation)},
         {revealed ? tag("Address opened", TagColour::red)
                   : Html(shown_code(cases::said<cases::events::looked, "page">(look)))},
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
