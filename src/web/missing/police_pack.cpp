#include "care/events.h"
#include "care/pack.h"
#include "cases/events.h"
#include "values/london.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/missing/pages.h"
#include "web/missing/step.h"

namespace haven::web {
namespace {

using missing::Episode;

Html words_of(const OpenCase& opened, const care::PackPart& part) {
  const auto& story = opened.child();
  std::string_view words;
  if (const auto& core = opened.section<Class::core>())
    words = core->latest(story, care::events::pack_recorded, part.field());
  if (const auto& safety = opened.section<Class::safety_summary>(); safety && words.empty())
    words = safety->latest(story, care::events::pack_recorded, part.field());
  return words.empty() ? Html("Recorded, and not for you to see") : Html(words);
}

/// A gap is said, so that nobody thinks the sheet is whole.
Html value_of(const OpenCase& opened, const care::PartStatus& status) {
  switch (status.state) {
    case care::PartState::recorded:
      return together(words_of(opened, *status.part), " ",
                      el("span", {cls("govuk-hint govuk-!-margin-bottom-0")}, "As of ",
                         to_words(status.event->occurred.to)));
    case care::PartState::gap:
      return "Asked, and not known";
    case care::PartState::not_asked:
      return "Nobody has asked yet";
  }
  return {};
}

Html who(const Visit& visit, const OpenCase& opened, const Episode& episode) {
  const auto& story = opened.child();
  SummaryList list;
  const auto add = [&](std::string_view key, std::string_view value) {
    list.rows.push_back({key, value.empty() ? Html("Not known") : Html(value)});
  };
  if (const auto& core = opened.section<Class::core>()) {
    add("Called", opened.called());
    add("Names", core->latest<cases::events::child_described, "names">(story));
    add("Born, as said", core->latest<cases::events::child_described, "born">(story));
    add("Sex", shown_code(core->latest<cases::events::child_described, "sex">(story)));
    add("Marks seen", core->latest<cases::events::child_described, "marks">(story));
  }
  add("Risk level", shown_code(episode.level));
  add("Found to be missing", to_words(episode.found_missing));
  if (const auto& safety = opened.section<Class::safety_summary>())
    for (const auto& [field, words] : {std::pair{"clothing", "Wearing"},
                                       {"took_phone", "Took a telephone"},
                                       {"seen_with", "Car or person seen"},
                                       {"last_seen_where", "Last seen"},
                                       {"words", "Said with the report"}})
      add(words, safety->of(*episode.report, field));
  add("Answers for the child", visit.people->shown(story.authority()));
  return summary_list(list);
}

Html parts(const OpenCase& opened) {
  SummaryList list;
  for (const auto& status : care::pack(opened.child()).parts)
    list.rows.push_back({status.part->asks, value_of(opened, status)});
  return summary_list(list);
}

}  // namespace

Response show_police_pack(Visit& visit) {
  const auto opened = open_case(visit, "police-pack", Opens::search);
  if (!opened) return visit.stopped(opened.error());
  const auto episode = episode_of(visit, opened->child());
  if (!episode) return visit.stopped(episode.error());
  if (!opened->section<Class::safety_summary>()) return visit.sealed();
  Page page;
  page.title = "Police pack";
  page.back = episode_url(opened->child(), *episode);
  page.content = together(
      el("span", {cls("govuk-caption-l")}, opened->story->reference()),
      el("h1", {cls("govuk-heading-l")}, "Police pack: a missing child"),
      el("p", {cls("govuk-body")},
         "Treat as a victim, whatever the child says or carries. No address stands here, so that "
         "the sheet can go out on paper. Taken out by ",
         visit.person().name, ", ", visit.people->shown(visit.person().organisation), ", ",
         to_words(visit.now), "; that it was is kept."),
      who(visit, *opened, *episode), el("h2", {cls("govuk-heading-m")}, "The missing pack"),
      parts(*opened));
  return visit.page(std::move(page));
}

}  // namespace haven::web
