#include "casework/owed.h"
#include "missing/episode.h"
#include "missing/events.h"
#include "values/london.h"
#include "web/acts.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/forms/duty_words.h"
#include "web/missing/pages.h"
#include "web/missing/step.h"
#include "web/visit/offered.h"

namespace haven::web {
namespace {

using access::Purpose;
using missing::Episode;

struct StepLine {
  std::string_view title;
  const Act* act;
  bool is_once;  ///< Done or not; what is done again and again is neither.
  bool is_done;
  bool is_open_only;   ///< Makes sense while the child is missing.
  bool is_after_only;  ///< Makes sense once the child is found.
};

std::vector<StepLine> steps_of(const Episode& episode) {
  return {
      {"Police take the report", &acts::police, true, episode.taken != nullptr, true, false},
      {"Review", &acts::review, false, false, true, false},
      {"Record a sighting", &acts::sighting, false, false, true, false},
      {"Record that the child is found", &acts::found, false, false, true, false},
      {"Where the child sleeps tonight", &acts::tonight, true, episode.tonight != nullptr, false,
       true},
      {"Safe and well", &acts::safe_and_well, true, episode.safe_and_well != nullptr, false, true},
      {"Return interview", &acts::interview, true,
       episode.interview != nullptr &&
           cases::said<missing::events::return_interview_offered, "outcome">(*episode.interview) !=
               "offered",
       false, true},
  };
}

Html steps(const Visit& visit, const OpenCase& opened, const Episode& episode) {
  TaskList tasks;
  tasks.id_prefix = "steps";
  const Offers offers(visit, opened.child());
  const auto id = std::string_view(episode.entity).substr(3);
  for (const auto& step : steps_of(episode)) {
    if (episode.is_open() ? step.is_after_only : step.is_open_only) continue;
    Task task;
    task.title = step.title;
    if (const auto offered = offers.of(*step.act, id)) task.href = offered->url();
    if (step.is_once) task.status = step.is_done ? tag("Done", TagColour::green) : tag("To do");
    tasks.items.push_back(std::move(task));
  }
  return together(el("h2", {cls("govuk-heading-m")}, "What to do"), task_list(tasks));
}

Html clocks(const Visit& visit, const OpenCase& opened, const Episode& episode) {
  SummaryList list;
  for (const auto& duty : casework::owed(opened.child(), visit.site.cards, visit.now).duties) {
    if (duty.episode != episode.entity) continue;
    SummaryRow row;
    row.key = duty.card->title;
    row.value = together(duty_tag(duty, visit.now), " ", due_words(duty, visit.now));
    row.actions = {{"Why", card_url(duty), together(": ", duty.card->title)}};
    list.rows.push_back(std::move(row));
  }
  if (list.rows.empty()) return {};
  return together(el("h2", {cls("govuk-heading-m")}, "Clocks"), summary_list(list));
}

Html fact(std::string_view value) { return value.empty() ? Html("Not known") : Html(value); }

Html facts(const Visit& visit, const OpenCase& opened, const Episode& episode) {
  SummaryList list;
  const auto add = [&](std::string_view key, Html value) {
    list.rows.push_back({key, std::move(value)});
  };
  add("Last known safe",
      episode.last_safe
          ? Html(episode.last_safe->is_exact() ? to_words(episode.last_safe->from)
                                               : "between " + to_words(episode.last_safe->from) +
                                                     " and " + to_words(episode.last_safe->to))
          : Html("Not known"));
  add("Found to be missing", to_words(episode.found_missing));
  if (episode.returned) add("Found", to_words(episode.returned->at));
  add(episode.is_open() ? "Missing for" : "Was missing for", to_words(episode.lasted(visit.now)));
  add("Category", shown_code(episode.category));
  add("Risk level",
      together(shown_code(episode.level), episode.police_set_level
                                              ? ", set by the police"
                                              : ", Haven's default until the police set it"));
  add("Police force", visit.people->shown(episode.force));
  if (episode.taken != nullptr)
    add("Report taken", together(visit.people->shown(episode.taken->author.by), ", ",
                                 to_words(episode.taken->recorded)));
  if (const auto& account = opened.section<Class::case_>())
    add("Police reference",
        fact(account->latest<missing::events::police, "reference">(opened.child())));
  add("Reported by", together(visit.people->shown(episode.report->author.by), ", ",
                              to_words(episode.report->recorded)));
  return summary_list(list);
}

Html safety(const OpenCase& opened, const Episode& episode) {
  const auto& safety = opened.section<Class::safety_summary>();
  if (!safety) return {};
  SummaryList list;
  for (const auto& [field, words] : {std::pair{"clothing", "Wearing"},
                                     {"took_phone", "Took a telephone"},
                                     {"seen_with", "Car or person seen"},
                                     {"last_seen_where", "Last seen"},
                                     {"words", "Anything else"}}) {
    const auto value = safety->of(*episode.report, field);
    if (!value.empty()) list.rows.push_back({words, value});
  }
  Button pack;
  pack.text = "Police pack, to read or print";
  pack.look = ButtonLook::secondary;
  pack.href = episode_url(opened.child(), episode, "pack");
  return together(
      el("h2", {cls("govuk-heading-m")}, "What was said with the report"),
      list.rows.empty() ? el("p", {cls("govuk-body")}, "Nothing yet.") : summary_list(list),
      button(pack));
}

Html told(const Visit& visit, const Episode& episode) {
  Table list;
  list.caption = "Who has been told";
  list.caption_classes = "govuk-table__caption--m";
  list.head = {{"Who"}, {"Works for"}, {"When"}, {"Read and acting"}};
  for (const auto& notice : visit.site.inbox.about(cases::entity(episode.report->id))) {
    const auto* person = visit.people->person(notice.to);
    list.rows.push_back({{visit.people->shown(notice.to)},
                         {person == nullptr ? "" : visit.people->shown(person->organisation)},
                         {to_words(notice.sent)},
                         {notice.acknowledged ? to_words(*notice.acknowledged) : "Not yet"}});
  }
  if (list.rows.empty()) return {};
  return scrolling("Who has been told", table(list));
}

Html reviews(const Visit& visit, const OpenCase& opened, const Episode& episode) {
  Timeline list;
  for (const auto* review : episode.reviews) {
    TimelineItem item;
    item.title = "Review";
    item.by = visit.people->shown(review->author.by);
    item.datetime = to_london_text(review->occurred.to);
    item.when = to_words(review->occurred.to);
    if (const auto& account = opened.section<Class::case_>())
      item.content += el("p", {cls("govuk-body")}, "Came: ", account->of(*review, "came"));
    if (const auto& safety = opened.section<Class::safety_summary>()) {
      item.content += el("p", {cls("govuk-body")}, safety->of(*review, "decisions"));
      const auto publicity = safety->of(*review, "publicity");
      if (!publicity.empty())
        item.content += el("p", {cls("govuk-body")}, "Publicity: ", publicity);
    }
    list.items.push_back(std::move(item));
  }
  if (list.items.empty()) return {};
  return together(el("h2", {cls("govuk-heading-m")}, "Reviews held"), timeline(list));
}

}  // namespace

Response show_episode(Visit& visit) {
  const auto opened = open_case(visit, "missing-episode", Opens::search);
  if (!opened) return visit.stopped(opened.error());
  const auto episode = episode_of(visit, opened->child());
  if (!episode) return visit.stopped(episode.error());
  Page page;
  page.title = "Missing episode";
  page.back = path("/children/{}", opened->story->child);
  page.content = together(el("span", {cls("govuk-caption-l")}, opened->story->reference()),
                          el("h1", {cls("govuk-heading-l")}, opened->called(),
                             episode->is_open() ? " is missing" : " was missing"),
                          steps(visit, *opened, *episode), clocks(visit, *opened, *episode),
                          facts(visit, *opened, *episode), safety(*opened, *episode),
                          reviews(visit, *opened, *episode), told(visit, *episode));
  return visit.page(std::move(page));
}

}  // namespace haven::web
