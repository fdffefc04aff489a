#include "cases/relation.h"
#include "casework/review_visit.h"
#include "web/acts.h"
#include "web/components/all.h"

/// When the reviewing officer visits: on that day, and no other, the officer may open the address.
namespace haven::web {
namespace {

const std::vector<Choice> lengths = {
    {"2", "Two hours"}, {"4", "Four hours"}, {"8", "Eight hours"}, {"24", "A day"}};

std::string officer(const cases::World& world) {
  const auto held =
      cases::holders(*world.relations, cases::entity(world.child->child), "iro", world.now);
  return held.empty() ? std::string() : held.front();
}

Html questions(const ActPage& page) {
  const auto who = officer(page.visit.world);
  return together(
      inset_text({who.empty() ? together("This child has no reviewing officer yet.")
                              : together(page.visit.people->shown(who),
                                         " may open the address while the visit lasts.")}),
      moment_question({"from", "When does the visit begin?", "The way there included"}, page.form),
      choice_question(page.form, "hours", "How long does it last?", lengths));
}

Result<cases::Decided> decide(const Visit& visit, const cases::World& world, const Form& form) {
  const auto from = TRY(read_moment(form, "from", visit.now));
  if (!from) return problem("Say when the visit begins", "from");
  const auto hours = form.value("hours");
  if (hours.empty()) return problem("Say how long the visit lasts", "hours");
  for (const auto& length : lengths)
    if (length.code == hours)
      return casework::give_visit(*world.child, *world.relations,
                                  {officer(world), *from, *from + Hours(std::stoi(hours))},
                                  visit.main_event(), visit.now)
          .map_error(asked_as({{"until", "hours"}, {"officer", ""}}));
  return problem("Choose how long the visit lasts from the list", "hours");
}

}  // namespace

const Act acts::review_visit = {.event = cases::Asked::begins("review_visit"),
                                .path = "/children/{}/review-visit",
                                .title = "The reviewing officer visits",
                                .button = "Keep this",
                                .questions = questions,
                                .decide = decide,
                                .on_the_record = "Reviewing officer's visit"};

}  // namespace haven::web
