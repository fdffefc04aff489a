#include "missing/events.h"
#include "missing/record_return.h"
#include "values/random.h"
#include "web/acts.h"
#include "web/components/all.h"
#include "web/missing/step.h"
#include "web/visit/offered.h"

/// What is recorded once the child is found: how, where tonight, and the talks after.
namespace haven::web {
namespace {

const std::vector<Choice> places = {
    {"carers", "At the carer's home"},
    {"previous_exploitation", "Where the child was exploited before"},
    {"new_exploitation", "At a new place of exploitation"},
    {"police_custody", "In police custody"},
    {"hospital", "In hospital"},
    {"transport", "On a train, a bus or in a car"},
    {"street", "In the street"},
    {"other_placement", "At another child's placement"},
    {"other_authority", "In another authority's care"},
    {"overseas", "In another country"},
    {"self_returned", "Came back alone"},
    {"unknown", "Not known"}};
const std::vector<Choice> tonight = {{"new_place", "A new place, which you record next"},
                                     {"former_place", "The former address"},
                                     {"with_police", "With the police, for now"},
                                     {"hospital", "In hospital"},
                                     {"not_known", "It is not known yet"}};
const std::vector<Choice> outcomes = {{"completed", "It was held"},
                                      {"declined", "It was offered, and the child declined"},
                                      {"offered", "It was offered, and is not yet held"}};

Html found_questions(const StepPage& page) {
  return together(
      moment_question({"at", "When was the child found?", "Leave empty for now"}, page.form),
      choice_question(page.form, "place", "What kind of place?", places),
      line_question(page.form, "where", "Where?", "Sealed with the child's whereabouts"),
      line_question(page.form, "found_by", "Who found the child?"),
      line_question(page.form, "name_given", "The name the child gave there, if another one"),
      words_question(page.form, "condition", "How is the child?",
                     "Injuries, new goods or money, telephone"),
      words_question(page.form, "with_whom", "Who was with the child?"));
}

Result<cases::Decided> decide_found(const Visit& visit, const cases::World& world,
                                    const missing::Episode& episode, const Form& form) {
  const auto& story = *world.child;
  missing::Found found;
  found.at = TRY(read_moment(form, "at", visit.now));
  if (!form.value("place").empty()) found.place = form.value("place");
  found.where = form.value("where");
  found.found_by = form.value("found_by");
  found.name_given = form.value("name_given");
  found.condition = form.value("condition");
  found.with_whom = form.value("with_whom");
  const auto* body = world.people->organisation(visit.person().organisation);
  if (body != nullptr && body->kind == "police") found.force = body->entity;
  return missing::record_return(story, episode, found, {visit.main_event(), random_id<EventId>()},
                                visit.now);
}

Html tonight_questions(const StepPage& page) {
  Checkboxes warning;
  warning.name = "warning_read";
  warning.fieldset.legend = {"Only for the former address", "govuk-fieldset__legend--s", false};
  warning.error = page.form.error("warning_read");
  Checkbox read;
  read.value = "yes";
  read.text =
      "I have read this: treat the former address as known to whoever exploited the child, until "
      "people have reviewed it together";
  read.is_checked = page.form.has("warning_read", "yes");
  warning.items = {std::move(read)};
  return together(
      warning_text({"Treat the former address as known to the traffickers."}),
      choice_question(page.form, "stays", "Where will the child sleep tonight?", tonight),
      checkboxes(warning),
      words_question(page.form, "reason", "Why the former address, all the same?"),
      words_question(page.form, "why_not_known",
                     "If it is not known: why, and who finds out by when?"));
}

Result<cases::Decided> decide_tonight_page(const Visit& visit, const cases::World&,
                                           const missing::Episode& episode, const Form& form) {
  missing::Tonight answer;
  answer.stays = form.value("stays");
  answer.warning_read = form.has("warning_read", "yes");
  answer.reason = form.value("reason");
  answer.why_not_known = form.value("why_not_known");
  return missing::decide_tonight(episode, answer, visit.main_event(), visit.now);
}

Html safe_and_well_questions(const StepPage& page) {
  return together(
      moment_question({"held", "When did you see the child?", "Leave empty for now"}, page.form),
      words_question(page.form, "said", "What did the child say?", "In the child's words", 5));
}

Result<cases::Decided> decide_safe_and_well(const Visit& visit, const cases::World&,
                                            const missing::Episode& episode, const Form& form) {
  missing::SafeAndWell talk;
  talk.held = TRY(read_moment(form, "held", visit.now));
  talk.said = form.value("said");
  return missing::safe_and_well(episode, talk, visit.person().organisation, visit.main_event(),
                                visit.now);
}

Html interview_questions(const StepPage& page) {
  return together(
      choice_question(page.form, "outcome", "What came of it?", outcomes),
      moment_question({"held", "When?", "Leave empty for now"}, page.form),
      line_question(page.form, "by_whom", "Which independent person?",
                    "Somebody who does not care for the child"),
      words_question(page.form, "themes", "What may be shared to keep the child safe?"),
      words_question(page.form, "words", "What did the child say?",
                     "In the child's words; only for the guardian and whom the child allows", 5));
}

Result<cases::Decided> decide_interview(const Visit& visit, const cases::World&,
                                        const missing::Episode& episode, const Form& form) {
  missing::Interview talk;
  talk.outcome = form.value("outcome");
  talk.held = TRY(read_moment(form, "held", visit.now));
  talk.by_whom = form.value("by_whom");
  talk.themes = form.value("themes");
  talk.words = form.value("words");
  return missing::interview(episode, talk, visit.main_event(), visit.now);
}

constexpr EpisodeStep found_step = {missing::events::child_returned,
                                    "/children/{}/missing/{}/found",
                                    "The child is found",
                                    "Record that the child is found",
                                    found_questions,
                                    decide_found};
constexpr EpisodeStep tonight_step = {missing::events::tonight_decided,
                                      "/children/{}/missing/{}/tonight",
                                      "Where tonight?",
                                      "Keep this",
                                      tonight_questions,
                                      decide_tonight_page};
constexpr EpisodeStep safe_step = {missing::events::safe_and_well_held,
                                   "/children/{}/missing/{}/safe-and-well",
                                   "Safe and well",
                                   "Keep this",
                                   safe_and_well_questions,
                                   decide_safe_and_well};
constexpr EpisodeStep interview_step = {missing::events::return_interview_offered,
                                        "/children/{}/missing/{}/interview",
                                        "Return interview",
                                        "Keep this",
                                        interview_questions,
                                        decide_interview};

/// Where tonight is the next question for whoever can answer it, and cannot be passed by. A force
/// that only had the report sees the board again: the episode is over for it.
Url on_from_found(const Visit& visit, ChildId child) {
  const auto story = visit.site.cases.story(child);
  const auto next = Offers(visit, *story).of(acts::tonight, visit.part(1));
  return next ? next->url() : Url("/missing?found=1");
}

Url on_from_tonight(const Visit& visit, ChildId child) {
  const auto story = visit.site.cases.story(child);
  const auto placing = Offers(visit, *story).of(acts::placing);
  return placing && visit.request.form.get("stays") == "new_place"
             ? placing->url()
             : path("/children/{}/missing/{}", child, visit.part(1));
}

}  // namespace

const Act acts::found = [] {
  auto act = act_of(found_step);
  act.leads_on = on_from_found;
  return act;
}();
const Act acts::tonight = [] {
  auto act = act_of(tonight_step);
  act.leads_on = on_from_tonight;
  return act;
}();
const Act acts::safe_and_well = act_of(safe_step);
const Act acts::interview = act_of(interview_step);

}  // namespace haven::web
