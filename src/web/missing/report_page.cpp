#include <algorithm>

#include "care/events.h"
#include "care/pack.h"
#include "missing/events.h"
#include "missing/report.h"
#include "values/random.h"
#include "web/acts.h"
#include "web/children/holds.h"
#include "web/components/all.h"
#include "web/missing/pages.h"
#include "web/missing/step.h"
#include "web/visit/offered.h"

namespace haven::web {
namespace {

const std::vector<Choice> last_seen = {{"now", "Just now"},
                                       {"hour", "Within the last hour"},
                                       {"today", "Earlier, at the time below"},
                                       {"unknown", "Not known"}};

const std::vector<Choice> worries = {{"suspected", "Somebody may be exploiting the child again"},
                                     {"took_phone", "Took a telephone"},
                                     {"LURED_CONTACT", "Was called or messaged by somebody"},
                                     {"COLLECTED_VEHICLE", "Was collected by a car"},
                                     {"DEBT_BOND", "Owes money to somebody"},
                                     {"THREAT_TO_FAMILY", "The family is threatened"},
                                     {"FEAR_OF_REMOVAL", "Is afraid of being sent away"},
                                     {"UNHAPPY_PLACEMENT", "Was unhappy there"},
                                     {"LOOKING_FOR_FAMILY", "Is looking for family"}};

/// What goes to the police with the report, so that whoever reports knows what they need not type.
Html pack_words(const cases::Story& child) {
  const auto pack = care::pack(child);
  return inset_text({together("The police get this report with the missing pack: ", pack.recorded(),
                              " of ", pack.parts.size(),
                              " parts are recorded. The address goes only to the officer who takes "
                              "this episode.")});
}

Html questions(const ActPage& page) {
  const auto& form = page.form;
  Button send;
  send.text = acts::report.button;
  send.prevents_double_click = true;
  Radios when_seen;
  when_seen.name = "last_seen";
  when_seen.fieldset.legend = {"When was the child last known safe?", "govuk-fieldset__legend--s",
                               false};
  when_seen.items = radio_items(last_seen);
  when_seen.value = form.value("last_seen");
  when_seen.error = form.error("last_safe");
  when_seen.classes = "govuk-radios--small";
  return together(
      el("p", {cls("govuk-body")},
         "If the child is in danger this minute, ring 999 first. Everything below can follow "
         "later: you can report now."),
      button(send), radios(when_seen),
      details({"The exact time, if you know it",
               together(moment_question({"last_safe", "Last known safe"}, form),
                        moment_question({"found_missing", "Found to be missing"}, form)),
               !form.value("last_safe-time").empty() || form.is_wrong()}),
      ticks_question(form, "worries", "What worries you? Tick what fits, or nothing", worries),
      words_question(form, "clothing", "What is the child wearing?", {}, 2),
      words_question(form, "seen_with", "A car or a person seen?", {}, 2),
      words_question(form, "last_seen_where", "Where was the child last seen?", {}, 2),
      words_question(form, "words", "Anything else that helps the search", {}, 2),
      pack_words(page.opened.child()));
}

Result<std::optional<Span>> last_safe(const Form& form, Instant now) {
  const auto chosen = form.value("last_seen");
  if (chosen == "now") return std::optional(Span::at(now));
  if (chosen == "hour") return std::optional(Span{now - Hours(1), now});
  if (chosen == "unknown") return std::optional<Span>();
  const auto moment = TRY(read_moment(form, "last_safe", now));
  return moment ? std::optional(Span::at(*moment)) : std::nullopt;
}

Result<missing::Report> told(const Form& form, Instant now) {
  missing::Report report;
  report.last_safe = TRY(last_safe(form, now));
  report.found_missing = TRY(read_moment(form, "found_missing", now));
  if (form.has("worries", "suspected")) report.suspected = "yes";
  if (form.has("worries", "took_phone")) report.took_phone = "yes";
  for (const auto& code : form.answers("worries"))
    if (code != "suspected" && code != "took_phone")
      report.circumstances += (report.circumstances.empty() ? "" : " ") + code;
  report.clothing = form.value("clothing");
  report.seen_with = form.value("seen_with");
  report.last_seen_where = form.value("last_seen_where");
  report.words = form.value("words");
  return report;
}

/// The force of the authority whose placement the child left, else of the one that answers.
std::string force_for(const cases::World& world) {
  const auto placed_by = world.child->latest<care::events::placement_start, "authority">();
  for (const auto authority : {placed_by, world.child->authority()})
    if (const auto* body = world.people->organisation(authority); body && !body->force.empty())
      return body->force;
  return {};
}

Result<cases::Decided> decide(const Visit& visit, const cases::World& world, const Form& form) {
  const missing::ReportIds ids{visit.main_event(), random_id<EventId>(), random_id<EventId>(),
                               visit.drawn<EpisodeId>("episode")};
  return missing::report(*world.child, TRY(told(form, visit.now)), force_for(world), ids,
                         visit.now);
}

/// To the search, if there is one; else to the record.
Url to_the_search(const Visit& visit, ChildId child) {
  const auto story = visit.site.cases.story(child);
  const auto episode = story ? missing::open_episode(*story) : std::nullopt;
  return episode ? episode_url(*story, *episode) : path("/children/{}", child);
}

/// Where the child is looked for, or can be reported; nothing: neither is this person's.
std::optional<Url> way_to_report(const Visit& visit, const cases::Story& child) {
  if (const auto episode = missing::open_episode(child)) return episode_url(child, *episode);
  const auto offered = Offers(visit, child).of(acts::report);
  return offered ? std::optional(offered->url()) : std::nullopt;
}

Html line(const Visit& visit, const cases::Story& child) {
  const auto way = way_to_report(visit, child);
  const auto reference = child.reference();
  return el("li", {}, way ? el("a", {cls("govuk-link"), href(*way)}, reference) : Html(reference),
            " ", relation_words(visit, child),
            !way                           ? ": ring the duty desk, as you cannot report it here"
            : missing::open_episode(child) ? ", looked for now"
                                           : "");
}

}  // namespace

Response choose_missing(Visit& visit) {
  auto children = children_of(visit);
  // Whoever came last is the likeliest: missing within days of arrival is what happens.
  std::ranges::reverse(children);
  if (children.size() == 1)
    if (const auto way = way_to_report(visit, *children.front())) return see_other(*way);
  Page page;
  page.title = "Report a child missing";
  page.content = together(
      el("h1", {cls("govuk-heading-l")}, "Report a child missing"),
      el("p", {cls("govuk-body")},
         "Which child? If the child is in danger this minute, ring 999 first."),
      children.empty()
          ? el("p", {cls("govuk-body")}, "No child is recorded as yours. Ring the duty desk, or ",
               el("a", {cls("govuk-link"), href("/concern")}, "record a concern"), ".")
          : el("ul", {cls("govuk-list govuk-list--spaced")},
               each(children, [&](const auto& child) { return line(visit, *child); })));
  return visit.page(std::move(page));
}

const Act acts::report = {
    .event = missing::events::reported,
    .path = "/children/{}/missing/report",
    .title = "Report a child missing",
    .button = "Report now",
    .questions = questions,
    .decide = decide,
    .on_the_record = "Report missing",
    .is_urgent = true,
    .is_due = [](const Visit&, const cases::Story& story) { return !missing::open_episode(story); },
    .purpose = access::Purpose::missing,
    .leads_to = to_the_search};

}  // namespace haven::web
