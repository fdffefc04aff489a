#include "cases/relation.h"
#include "casework/escalate.h"
#include "web/acts.h"
#include "web/components/all.h"

/// Bringing a child before the national desk, and taking the matter back.
namespace haven::web {
namespace {

std::vector<std::string> watchers(const Visit& visit, const cases::Story& story) {
  return cases::holders(*visit.relations, cases::entity(story.child), "escalated_to", visit.now);
}

Html now_watching(const ActPage& page) {
  const auto now = watchers(page.visit, page.opened.child());
  if (now.empty()) return {};
  Html names;
  for (const auto& user : now)
    names += together(names.empty() ? "" : ", ", page.visit.people->shown(user));
  return inset_text({together(names, now.size() == 1 ? " sees" : " see", " this child now.")});
}

Html questions(const ActPage& page) {
  std::vector<Option> coordinators{{"", "Choose a person"}};
  for (const auto* person : page.visit.people->with_role("national_coordinator", {}))
    if (person->status == "active") coordinators.push_back({person->user(), person->name});
  return together(
      now_watching(page),
      el("p", {cls("govuk-body")},
         "They see who the child is and what keeps the child safe, not the address, "
         "until you or your manager take it back."),
      select_question(page.form, "to", "Who should see this child?", std::move(coordinators)),
      choice_question(page.form, "does", "What do you want?",
                      {{"start", "Bring the child before them"},
                       {"end", "Take it back: they see the child no more"}}),
      words_question(page.form, "reason", "Why?", "What is not moving, and since when"));
}

Result<cases::Decided> escalate(const Visit& visit, const cases::World& world, const Form& form) {
  const auto& story = *world.child;
  const auto to = form.value("to");
  if (form.value("does") == "end")
    return casework::end_escalation(story, *world.relations, to, visit.main_event(), visit.now);
  return casework::escalate(story, *world.relations, world.people->person(to), form.value("reason"),
                            visit.main_event(), visit.now);
}

constexpr auto begins = cases::Asked::begins("escalated_to");
constexpr cases::Asked ends[] = {cases::Asked::ends("escalated_to")};

cases::Asked chooses(const Form& form) { return form.value("does") == "end" ? ends[0] : begins; }

}  // namespace

const Act acts::escalation = {.event = begins,
                              .path = "/children/{}/escalate",
                              .title = "Bring before the national desk",
                              .button = "Keep this",
                              .questions = questions,
                              .decide = escalate,
                              .on_the_record = "Bring before the national desk",
                              .others = ends,
                              .chooses = chooses};

}  // namespace haven::web
