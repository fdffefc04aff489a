#include "missing/events.h"
#include "missing/police.h"
#include "missing/review.h"
#include "values/random.h"
#include "web/acts.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/missing/step.h"

/// What is recorded while the child is missing: the police's part, reviews and sightings.
namespace haven::web {
namespace {

const std::vector<Choice> levels = {{"high", "High"},
                                    {"medium", "Medium"},
                                    {"low", "Low"},
                                    {"no_apparent_risk", "No apparent risk"}};
const std::vector<Choice> ranks = {{"desk_officer", "Desk officer"},
                                   {"sergeant", "Sergeant"},
                                   {"inspector", "Inspector"},
                                   {"superintendent", "Superintendent or above"}};
const std::vector<Choice> confidence = {{"certain", "Certain it was the child"},
                                        {"likely", "Likely"},
                                        {"possible", "Possible"},
                                        {"unknown", "Not known"}};

Html police_questions(const StepPage& page) {
  const auto level = shown_code(page.episode.level);
  return together(inset_text({together("The risk level is ", level,
                                       page.episode.police_set_level
                                           ? ", set by the police."
                                           : ", by Haven's default until the police set it.")}),
                  line_question(page.form, "reference", "Police reference", "It may follow later"),
                  choice_question(page.form, "level", "Risk level, if you set it now", levels),
                  choice_question(page.form, "set_by", "Set by", ranks),
                  words_question(page.form, "reason", "Why, if it is lowered",
                                 "That the child was missing before is no reason"));
}

Result<cases::Decided> decide_police(const Visit& visit, const cases::World& world,
                                     const missing::Episode& episode, const Form& form) {
  const auto& story = *world.child;
  missing::PoliceEntry entry;
  entry.reference = form.value("reference");
  entry.level = form.value("level");
  entry.set_by = form.value("set_by");
  entry.reason = form.value("reason");
  return missing::take_report(story, episode, entry, visit.person().user(),
                              visit.person().organisation,
                              {visit.main_event(), random_id<EventId>()}, visit.now);
}

Html review_questions(const StepPage& page) {
  return together(
      moment_question({"held", "When was it held?", "Leave empty for now"}, page.form),
      words_question(page.form, "came", "Who came?", "Names and agencies"),
      words_question(page.form, "invited", "Who was invited and did not come?"),
      words_question(page.form, "decisions", "What was decided?", "Who does what, by when", 5),
      words_question(page.form, "publicity", "Whether to publish, and why",
                     "Publicity can help a trafficker find a child"));
}

Result<cases::Decided> decide_review(const Visit& visit, const cases::World&,
                                     const missing::Episode& episode, const Form& form) {
  missing::Review held;
  held.held = TRY(read_moment(form, "held", visit.now));
  held.came = form.value("came");
  held.invited = form.value("invited");
  held.decisions = form.value("decisions");
  held.publicity = form.value("publicity");
  return missing::review(episode, held, visit.main_event(), visit.now);
}

std::vector<Option> forces(const Visit& visit) {
  std::vector<Option> options{{"", "Not known, or the same force"}};
  for (const auto& [entity, body] : visit.people->organisations)
    if (body->kind == "police") options.push_back({entity, body->name});
  return options;
}

Html sighting_questions(const StepPage& page) {
  return together(
      moment_question({"when", "When was the child seen?", "Leave empty for now"}, page.form),
      line_question(page.form, "area", "Where?", "Sealed with the child's whereabouts"),
      select_question(page.form, "force", "In which police force's area?", forces(page.visit),
                      "Its missing desk gets the report too"),
      line_question(page.form, "by_whom", "By whom?"),
      choice_question(page.form, "confidence", "How sure is it?", confidence));
}

Result<cases::Decided> decide_sighting(const Visit& visit, const cases::World& world,
                                       const missing::Episode& episode, const Form& form) {
  missing::Seen seen;
  if (const auto when = TRY(read_moment(form, "when", visit.now))) seen.when = Span::at(*when);
  seen.area = form.value("area");
  seen.by_whom = form.value("by_whom");
  if (!form.value("confidence").empty()) seen.confidence = form.value("confidence");
  seen.force = form.value("force");
  const auto* force = world.people->organisation(seen.force);
  if (!seen.force.empty() && (force == nullptr || force->kind != "police"))
    return problem("Choose a police force from the list", "force");
  return missing::sighting(episode, seen, {visit.main_event(), random_id<EventId>()}, visit.now);
}

constexpr EpisodeStep police_step = {missing::events::police, "/children/{}/missing/{}/police",
                                     "Take the report",       "Keep this",
                                     police_questions,        decide_police};
constexpr EpisodeStep review_step = {missing::events::reviewed, "/children/{}/missing/{}/review",
                                     "Review while missing",    "Record the review",
                                     review_questions,          decide_review};
constexpr EpisodeStep sighting_step = {missing::events::child_located,
                                       "/children/{}/missing/{}/sighting",
                                       "Record a sighting",
                                       "Record the sighting",
                                       sighting_questions,
                                       decide_sighting};

}  // namespace

const Act acts::police = act_of(police_step);
const Act acts::review = act_of(review_step);
const Act acts::sighting = act_of(sighting_step);

}  // namespace haven::web
