#include "referrals/events.h"
#include "referrals/grounds.h"
#include "referrals/refer.h"
#include "values/london.h"
#include "web/acts.h"
#include "web/components/all.h"

namespace haven::web {
namespace {

namespace events = referrals::events;

struct Happening {
  const cases::EventKind* kind;
  std::string_view words;
};
constexpr Happening happenings[] = {
    {&events::nrm_referral_made, "The child was referred"},
    {&events::nrm_rg_positive, "A positive reasonable grounds decision came"},
    {&events::nrm_rg_negative, "A negative reasonable grounds decision came"}};

std::vector<Choice> choices() {
  std::vector<Choice> all;
  for (const auto& [kind, words] : happenings) all.push_back({kind->name, words});
  return all;
}

/// Which of them the form says; nullptr: none.
const cases::EventKind* chosen_in(const Form& form) {
  const auto said = form.value("event");
  for (const auto& each : happenings)
    if (each.kind->name == said) return each.kind;
  return nullptr;
}

/// Nothing for whoever may record it and not know of it.
Html so_far(const OpenCase& opened) {
  if (!opened.may_know_of(events::nrm_referral_made.exists)) return {};
  const auto& story = opened.child();
  const auto* referral = story.last(events::nrm_referral_made);
  const auto* positive = story.last(events::nrm_rg_positive);
  const auto* negative = story.last(events::nrm_rg_negative);
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
  return together(so_far(page.opened),
                  choice_question(page.form, "event", "What happened?", choices(),
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
  const auto* kind = chosen_in(form);
  if (kind == nullptr) return problem("Say what happened", "event");
  const auto when = TRY(read_moment(form, "when", visit.now));
  const auto id = visit.main_event();
  if (kind == &events::nrm_referral_made)
    return referrals::refer({when, form.value("reference"), visit.person().organisation}, id,
                            visit.now);
  if (kind == &events::nrm_rg_positive)
    return referrals::record_grounds(
        *world.child,
        referrals::PositiveGrounds{when, form.value("from"), form.value("route"),
                                   form.value("earlier_only")},
        id, visit.now);
  return referrals::record_grounds(
      *world.child, referrals::NegativeGrounds{when, form.value("from"), form.value("reasons")}, id,
      visit.now);
}

/// The permit is for what is recorded: one of the events of the list, nothing else.
cases::Asked chooses(const Form& form) {
  const auto* chosen = chosen_in(form);
  return chosen == nullptr ? events::nrm_referral_made : *chosen;
}

constexpr cases::Asked decisions[] = {events::nrm_rg_positive, events::nrm_rg_negative};

}  // namespace

const Act acts::referral = {.event = events::nrm_referral_made,
                            .path = "/children/{}/nrm",
                            .title = "National Referral Mechanism",
                            .button = "Keep this",
                            .questions = questions,
                            .decide = decide,
                            .on_the_record = "National Referral Mechanism",
                            .others = decisions,
                            .chooses = chooses,
                            .opens = Opens::record};

}  // namespace haven::web
