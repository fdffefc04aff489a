#include "web/nrm/pages.h"

#include <algorithm>

#include "values/london.h"
#include "web/components/all.h"
#include "web/site/act.h"

namespace haven::web {
namespace {

const std::vector<Choice> happened = {
    {"nrm.referral.made", "The child was referred"},
    {"nrm.rg.positive", "A positive reasonable grounds decision came"},
    {"nrm.rg.negative", "A negative reasonable grounds decision came"}};

Html so_far(const cases::Story& story) {
  const auto* referral = story.last("nrm.referral.made");
  const auto* positive = story.last("nrm.rg.positive");
  const auto* negative = story.last("nrm.rg.negative");
  SummaryList list;
  list.rows.push_back({"Referral", referral == nullptr ? Html("Not made yet")
                                                       : Html(to_words(referral->occurred.to))});
  if (positive != nullptr)
    list.rows.push_back({"Reasonable grounds, positive", to_words(positive->occurred.to)});
  if (negative != nullptr)
    list.rows.push_back({"Reasonable grounds, negative", to_words(negative->occurred.to)});
  return summary_list(list);
}

Html questions(const ActPage& page) {
  return together(so_far(page.opened.child()),
                  choice_question(page.form, "event", "What happened?", happened,
                                  "A negative decision ends no duty to keep the child safe"),
                  moment_question({"when", "When?", "Leave empty for now"}, page.form),
                  line_question(page.form, "reference", "Reference, if one was given"),
                  line_question(page.form, "from", "Who decided?"),
                  choice_question(page.form, "route", "Who decides the case?",
                                  {{"central", "The competent authority"},
                                   {"panel", "A panel of the authority, where one is"}},
                                  "For a positive decision; leave it if it is not said"),
                  choice_question(page.form, "earlier_only",
                                  "Is a further decision only about what happened before the "
                                  "first?",
                                  {{"yes", "Yes"}, {"no", "No"}, {"unknown", "Not known"}}),
                  words_question(page.form, "reasons", "Reasons given, for a negative decision"));
}

Result<cases::Decided> decide(const Visit& visit, const cases::World& world, const Form& form) {
  const auto& story = *world.child;
  const auto type = form.value("event");
  if (std::ranges::find(happened, type, &Choice::code) == happened.end())
    return problem("Say what happened", "event");
  const auto when = TRY(read_moment(form, "when", visit.now)).value_or(visit.now);
  if (when > visit.now) return problem("This is recorded once it has happened", "when");
  if (type != "nrm.referral.made" && story.last("nrm.referral.made") == nullptr)
    return problem("Record the referral before its decision", "event");
  cases::NewEvent event{type, Span::at(when), {}, visit.main_event()};
  if (type == "nrm.referral.made") {
    event.fields = {{"reference", form.value("reference")},
                    {"by_whom", visit.person().organisation}};
  } else {
    event.fields = {{"from", form.value("from")}};
    if (type == "nrm.rg.positive") {
      event.fields["route"] = form.value("route");
      event.fields["earlier_only"] = form.value("earlier_only");
    }
    if (type == "nrm.rg.negative") event.fields["reasons"] = form.value("reasons");
  }
  return cases::Decided{std::move(event), {}};
}

const Act page_act = {"nrm.referral.made", "National Referral Mechanism", "Keep this", questions,
                      decide};

}  // namespace

Response show_nrm(Visit& visit) { return show_act(visit, page_act); }

Response record_nrm(Visit& visit) {
  auto act = page_act;
  // The permit is for what is recorded: one of the events of the list, nothing else.
  const auto chosen = visit.form().value("event");
  for (const auto& choice : happened)
    if (choice.code == chosen) act.event = choice.code;
  return record_act(visit, act);
}

}  // namespace haven::web
