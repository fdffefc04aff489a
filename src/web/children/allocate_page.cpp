#include <algorithm>

#include "allocation/allocate.h"
#include "casework/take_on.h"
#include "values/random.h"
#include "web/acts.h"
#include "web/components/all.h"

/// Who works with a child: a manager decides.
namespace haven::web {
namespace {

using allocation::Post;

constexpr Choice reason_choices[] = {{"managing_caseloads", "Managing caseloads"},
                                     {"first_contact", "First contact, or referred again"},
                                     {"left_role", "Left the role"},
                                     {"restructure", "Restructure"},
                                     {"standard_transfer", "Standard transfer"},
                                     {"absence_cover", "Cover for absence"},
                                     {"child_asked", "The child asked"},
                                     {"parent_asked", "A parent asked"},
                                     {"died", "Died"},
                                     {"other", "Other"}};
static_assert(std::ranges::equal(reason_choices, allocation::reasons, {}, &Choice::code));

Html people_question(const ActPage& page, const Post& post, std::string_view asks) {
  const auto& visit = page.visit;
  std::vector<Option> people{{"", "Choose a person"}};
  const auto of = post.of_the_authority ? page.opened.child().authority() : std::string_view{};
  for (const auto* person : visit.people->with_role(post.role, of))
    if (person->status == "active" && person->id != visit.person().id)
      people.push_back({person->user(), person->name});
  return select_question(page.form, "to", asks, std::move(people));
}

Html questions_of(const ActPage& page, const Post& post, std::string_view asks) {
  const auto former = allocation::holder(page.visit.world, post);
  return together(
      el("p", {cls("govuk-body")},
         former.empty() ? together("Nobody is named yet. ")
                        : together("Now: ", page.visit.people->shown(former), ". "),
         "Whoever is named sees the record from now on. Whoever is not any more sees it no more."),
      people_question(page, post, asks),
      former.empty() ? Html()
                     : choice_question(page.form, "reason", "Why does it change?",
                                       {std::begin(reason_choices), std::end(reason_choices)}));
}

/// The act by which somebody is named to a post.
Act naming(std::string_view relation, std::string_view path, std::string_view title,
           std::string_view asks) {
  const auto* post = allocation::post_of(relation);
  ENSURE(post != nullptr);
  Act act = {cases::Asked::begins(post->relation), path, title, title, {}, {}};
  act.on_the_record = title;
  act.questions = [post, asks](const ActPage& page) { return questions_of(page, *post, asks); };
  act.decide = [post](const Visit& visit, const cases::World& world, const Form& form) {
    return allocation::allocate(
        world, {*post, form.value("to"), form.value("reason"), visit.person().user()},
        {visit.main_event(), random_id<EventId>()});
  };
  return act;
}

Result<cases::Decided> take_on(const Visit& visit, const cases::World& world, const Form& form) {
  return casework::take_on(*world.child, *world.relations, visit.person().user(),
                           form.value("team"), visit.main_event(), visit.now);
}

}  // namespace

const Act acts::worker = naming("allocated_worker", "/children/{}/allocate", "Allocate a worker",
                                "Who works with the child?");
const Act acts::guardian =
    naming("guardian", "/children/{}/guardian", "Name the guardian", "Who is the guardian?");
const Act acts::reviewing_officer =
    naming("iro", "/children/{}/reviewing-officer", "Name the reviewing officer", "Who reviews?");

const Act acts::taking_on = {
    .event = cases::Asked::begins("responsible_team"),
    .path = "/children/{}/take-on",
    .title = "Take the child on",
    .button = "Take the child on",
    .decide = take_on,
    .is_due =
        [](const Visit& visit, const cases::Story& story) {
          return casework::waits_for_team(story, *visit.relations, visit.now);
        },
    .leads_to = [](const Visit&, ChildId) { return Url("/team"); },
    .leads_on = [](const Visit&, ChildId child) { return path("/children/{}", child); }};

}  // namespace haven::web
