#include <algorithm>
#include <ranges>

#include "cases/events.h"
#include "casework/correct.h"
#include "casework/to_do.h"
#include "missing/episode.h"
#include "notices/events.h"
#include "notices/told.h"
#include "values/london.h"
#include "values/random.h"
#include "web/acts.h"
#include "web/children/correct.h"
#include "web/children/happening.h"
#include "web/children/whereabouts.h"
#include "web/components/all.h"

/// Correct a record: it is taken out, or what is right stands in its place. Both stay to be read.
namespace haven::web {
namespace {

namespace events = cases::events;

/// The event that the address names, of this story; nullptr: none.
const cases::Event* event_of(const Visit& visit, const cases::Story& story) {
  return story.find("e:" + visit.part(1));
}

/// Who corrects it: as cases::record asks, so that nobody is offered what is refused.
bool may_correct(const Visit& visit, const cases::Story& story, const cases::Event& event) {
  const auto user = visit.person().user();
  return event.author.by == user ||
         cases::manages(*visit.relations, user, cases::entity(story.child), visit.now) ||
         may_record(visit, story, *event.kind);
}

/// Whether somebody else has opened the record since, or was told of the event.
bool was_read(const Visit& visit, const cases::Story& story, const cases::Event& event) {
  const auto user = visit.person().user();
  const auto own = cases::entity(event.id);
  const bool was_told = std::ranges::any_of(story.told(), [&](const auto& each) {
    return cases::said<notices::events::notice_sent, "of">(*each) == own;
  });
  const auto looks = cases::looks(visit.site.cases, story.child);
  return was_told || !looks || std::ranges::any_of(*looks, [&](const cases::Event& look) {
           return look.author.by != user && look.recorded >= event.recorded;
         });
}

bool is_slip(const Visit& visit, const cases::Story& story, const cases::Event& event) {
  const auto user = visit.person().user();
  return casework::is_own_slip(event, user, false, visit.now) &&
         casework::is_own_slip(event, user, was_read(visit, story, event), visit.now);
}

Result<void> fits(const Visit& visit, const cases::Story& story) {
  const auto* event = event_of(visit, story);
  if (event == nullptr || cases::is_bookkeeping(story, *event) ||
      !may_correct(visit, story, *event))
    return problem("There is no such record", {}, Problem::Kind::not_found);
  return cases::can_be_corrected(story, *event, visit.person().user());
}

Html as_recorded(const Visit& visit, const OpenCase& opened, const cases::Event& event) {
  auto when = to_words(event.occurred.from);
  if (!event.occurred.is_exact()) when += " to " + to_words(event.occurred.to);
  SummaryList list;
  list.rows = {{"What", event.kind->meaning},
               {"When", when},
               {"Recorded",
                together(to_words(event.recorded), ", by ", visit.people->shown(event.author.by))}};
  if (opened.may_know_of(event))
    std::ranges::move(recorded_words(opened, event), std::back_inserter(list.rows));
  return together(el("h2", {cls("govuk-heading-m")}, "What is recorded"), summary_list(list));
}

std::vector<std::string> to_do(const Visit& visit, const cases::Story& story) {
  std::vector<std::string> titles;
  for (const auto& duty : casework::owed(story, visit.site.cards, visit.now).duties)
    if (casework::is_to_do(duty)) titles.push_back(duty.card->title);
  std::ranges::sort(titles);
  return titles;
}

/// What of `before` is not in `after`.
std::vector<std::string> gone(const std::vector<std::string>& before,
                              const std::vector<std::string>& after) {
  std::vector<std::string> titles;
  std::ranges::set_difference(before, after, std::back_inserter(titles));
  return titles;
}

/// What would be otherwise at once if the event were taken out.
Html what_follows(const Visit& visit, const cases::Story& story, const cases::Event& event) {
  const auto after = casework::without(story, event);
  Html lines;
  const auto line = [&](const auto&... words) { lines += el("li", {}, words...); };
  if (missing::open_episode(after) && !missing::open_episode(story))
    line("The child counts as missing again.");
  const auto where = whereabouts_words(after, visit.now);
  if (where != whereabouts_words(story, visit.now)) line("Where the child is: ", where, ".");
  const auto due = to_do(visit, story);
  const auto due_after = to_do(visit, after);
  for (const auto& title : gone(due_after, due)) line("To be done again: ", title, ".");
  for (const auto& title : gone(due, due_after)) line("No longer to be done: ", title, ".");
  return together(el("h2", {cls("govuk-heading-m")}, "What follows if it is taken out"),
                  lines.empty()
                      ? el("p", {cls("govuk-body")}, "No duty changes, nor where the child is.")
                      : el("ul", {cls("govuk-list govuk-list--bullet")}, lines));
}

Html who_is_told(const Visit& visit, const cases::Story& story, const cases::Event& event) {
  const auto told =
      notices::who_is_told(visit.site.telling, events::corrected, visit.person().user(), story,
                           *visit.people, *visit.relations, visit.now, &event);
  Html names;
  for (const auto& each : told)
    names += el("li", {}, visit.people->shown(each.user), ", ", each.because);
  return together(el("h2", {cls("govuk-heading-m")}, "Who is told"),
                  names.empty()
                      ? el("p", {cls("govuk-body")}, "Nobody stands beside the child yet.")
                      : el("ul", {cls("govuk-list govuk-list--bullet")}, names));
}

constexpr Choice taken_out{"withdrawn", "It did not happen, or not to this child: take it out"};
constexpr Choice otherwise{"replaced", "It happened, but not as it is written"};

/// What was typed, or at first what was recorded.
Form filled_in(const Form& form, const Form& recorded) {
  return form.values().empty() ? recorded : form;
}

Html what_is_right(const ActPage& page, const cases::Event& event, const Html& why) {
  if (!is_told_here(*event.kind))
    return together(
        inset_text({"This takes it out. If it happened otherwise, record it anew afterwards."}),
        why);
  const auto recorded = form_of(page.opened, event);
  if (!recorded)
    return together(choice_question(page.form, "how", "What is right?", {taken_out},
                                    "Not all of it is open to you. If it happened otherwise, it "
                                    "has to be recorded anew afterwards"),
                    why);
  const auto form = filled_in(page.form, *recorded);
  return together(choice_question(page.form, "how", "What is right?", {taken_out, otherwise}), why,
                  el("h2", {cls("govuk-heading-m")}, "What is right, if it happened otherwise"),
                  happening_questions({page.visit, page.opened, form}, *event.kind));
}

Html ask_for_correction(const ActPage& page) {
  const auto& story = page.opened.child();
  const auto* event = event_of(page.visit, story);
  const auto hint = is_slip(page.visit, story, *event)
                        ? "Leave empty if it was a slip: nobody else has read it yet"
                        : "";
  return together(
      as_recorded(page.visit, page.opened, *event), what_follows(page.visit, story, *event),
      who_is_told(page.visit, story, *event),
      what_is_right(page, *event, words_question(page.form, "why", "Why was it wrong?", hint)));
}

/// What is right, with what no question asks as it was recorded.
Result<cases::NewEvent> right_in(const Visit& visit, const cases::Story& story,
                                 const cases::Event& event, const Form& form) {
  auto [said, when] = TRY(happening_in(visit, form, *event.kind));
  for (const auto& [name, value] : event.track)
    if (event.kind->field(name)->holds == cases::Holds::entity ||
        event.kind->field(name)->holds == cases::Holds::entities)
      said.insert_or_assign(name, value);
  const EventId id = visit.drawn<EventId>("right");
  return TRY(casework::happened(*event.kind, story, std::move(said), when, {id, {}}, visit.now))
      .main;
}

Result<cases::Decided> decide_correction(const Visit& visit, const cases::World& world,
                                         const Form& form) {
  const auto& story = *world.child;
  const auto* event = event_of(visit, story);
  const bool asks_how = is_told_here(*event->kind);
  casework::Correction correction{asks_how ? form.value("how") : std::string(taken_out.code),
                                  form.value("why")};
  if (correction.how == otherwise.code)
    correction.right = TRY(right_in(visit, story, *event, form));
  return casework::correct(
      story, *event, visit.person().user(), std::move(correction), is_slip(visit, story, *event),
      visit.main_event(), [] { return random_id<EventId>(); }, visit.now);
}

/// To the search that goes on again, if it does; else back to the record.
Url leads_on(const Visit& visit, ChildId child) {
  const auto story = visit.site.cases.story(child);
  const auto* event = story ? event_of(visit, *story) : nullptr;
  const auto episode = event == nullptr ? std::string_view{} : missing::episode_of(*event);
  if (event == nullptr || !missing::open_episode(*story) || episode.empty())
    return path("/children/{}", child);
  return path("/children/{}/missing/{}", child, episode.substr(3));
}

}  // namespace

const Act acts::correction = {.event = events::corrected,
                              .path = "/children/{}/correct/{}",
                              .title = "Correct a record",
                              .button = "Correct this",
                              .questions = ask_for_correction,
                              .decide = decide_correction,
                              .opens = Opens::record,
                              .fits = fits,
                              .leads_on = leads_on};

std::optional<Offered> offered_correction(const Visit& visit, const Offers& offers,
                                          const cases::Story& story, const cases::Event& event) {
  if (!cases::can_be_corrected(story, event, visit.person().user()) ||
      !may_correct(visit, story, event))
    return std::nullopt;
  return offers.of(acts::correction, event.id.text());
}

}  // namespace haven::web
