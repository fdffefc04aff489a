#include "care/events.h"
#include "care/place.h"
#include "values/random.h"
#include "web/acts.h"
#include "web/children/whereabouts.h"
#include "web/components/all.h"

namespace haven::web {
namespace {

const std::vector<Choice> types = {
    {"foster_specialist", "Foster home with trained carers"},
    {"foster", "Foster home"},
    {"connected_person", "Somebody the child knows, after full checks"},
    {"childrens_home", "Children's home"},
    {"secure_home", "Secure children's home"},
    {"supported", "Supported accommodation, 16 or 17"},
    {"school", "Residential school"},
    {"hospital", "Hospital"},
    {"temporary", "Temporary place with a named carer"},
    {"interim_office", "An office, for some hours, because no place was found"},
    {"adult_found", "A place for adults"}};
const std::vector<Choice> bases = {{"section_20", "Section 20, accommodated"},
                                   {"interim_care_order", "Interim care order"},
                                   {"care_order", "Care order"},
                                   {"police_protection", "Police protection"},
                                   {"emergency_protection_order", "Emergency protection order"},
                                   {"remand", "Remand to the authority's accommodation"},
                                   {"section_76_wales", "Wales: section 76"},
                                   {"section_25_scotland", "Scotland: section 25"},
                                   {"article_21_ni", "Northern Ireland: article 21"},
                                   {"unknown", "Not known yet"}};

const std::vector<Choice> provisions = {
    {"reg23-emergency", "England, regulation 23: an emergency, with an approved foster carer"},
    {"reg24-connected", "England, regulation 24: somebody connected, approved for a time"},
    {"reg19-parent", "England, regulation 19: with a parent"},
    {"interim-order-parent", "With a parent, under an interim order"},
    {"reg36-emergency", "Scotland, regulation 36: an emergency"}};
const std::vector<Choice> yes_no = {{"yes", "Yes"}, {"no", "No"}, {"unknown", "Not known"}};
const std::vector<Choice> nations = {{"eng", "England"},
                                     {"wls", "Wales"},
                                     {"sct", "Scotland"},
                                     {"ni", "Northern Ireland"},
                                     {"abroad", "Abroad"}};
constexpr std::string_view further[] = {"basis",          "proposed",  "outside_area", "located_in",
                                        "legal_transfer", "long_term", "school_place"};

/// What some duties turn on. None of it holds up a child at night.
Html further_questions(const Form& form) {
  return details(
      {"More about this placement, for the duties that turn on it",
       together(
           choice_question(form, "basis", "Under a special provision?", provisions),
           choice_question(form, "proposed", "Was it proposed before it started?", yes_no),
           choice_question(form, "outside_area", "Is it outside the authority's area?", yes_no),
           choice_question(form, "located_in", "In which nation is it?", nations),
           choice_question(form, "legal_transfer", "Does responsibility pass by law with it?",
                           yes_no),
           choice_question(form, "long_term", "Is it meant to last until the child is 18?", yes_no),
           choice_question(form, "school_place", "Has the child a school place there?", yes_no))});
}

Html questions(const ActPage& page) {
  const auto& form = page.form;
  Checkboxes emergency;
  emergency.name = "emergency";
  Checkbox tick;
  tick.value = "yes";
  tick.text = "This is an emergency placement";
  tick.is_checked = form.has("emergency", "yes");
  emergency.items = {std::move(tick)};
  const auto& story = page.opened.child();
  const auto now = care::placement_now(story);
  return together(
      el("p", {cls("govuk-body")},
         "Where the child is now: ", whereabouts_words(story, page.visit.now), "."),
      el("input", {attr("type", "hidden"), attr("name", "leaves"),
                   attr("value", now ? now->entity : std::string())}),
      warning_text({"The address is sealed when you press the button. You will not see it again "
                    "without a reason, and neither will anybody else."}),
      choice_question(form, "type", "What kind of place is it?", types), checkboxes(emergency),
      moment_question({"started", "Since when is the child there?", "Leave empty for now"}, form),
      care::is_looked_after(story)
          ? Html()
          : choice_question(form, "legal_basis", "On what legal basis is the child looked after?",
                            bases),
      line_question(form, "address", "Address", "It may follow later; then it shows as a gap"),
      line_question(form, "carer", "Who cares for the child there?"),
      line_question(form, "phone", "Telephone there"),
      line_question(form, "school", "School or college"),
      line_question(form, "carer_user", "The carer's sign-in name, if they work with Haven",
                    "They tell it to you: who cares for children is not listed"),
      further_questions(form));
}

Result<cases::Decided> decide(const Visit& visit, const cases::World& world, const Form& form) {
  const auto& story = *world.child;
  care::Placing placing;
  placing.started = TRY(read_moment(form, "started", visit.now));
  placing.type = form.value("type");
  placing.emergency = form.has("emergency", "yes");
  placing.legal_basis = form.value("legal_basis");
  placing.authority = story.authority();
  placing.address = form.value("address");
  placing.carer = form.value("carer");
  placing.phone = form.value("phone");
  placing.school = form.value("school");
  placing.leaves = form.value("leaves");
  for (const auto name : further) placing.further[std::string(name)] = form.value(name);
  if (const auto name = form.value("carer_user"); !name.empty()) {
    const auto* carer = world.people->signs_in_as(name);
    if (carer == nullptr || !carer->has_role("carer"))
      return problem("No carer signs in with this name. Ask them again, or leave it empty for now",
                     "carer_user");
    placing.carer_user = carer->user();
  }
  care::PlacingIds ids{visit.main_event(),
                       random_id<EventId>(),
                       random_id<EventId>(),
                       random_id<EventId>(),
                       random_id<EventId>(),
                       random_id<EventId>(),
                       "pl:" + visit.drawn<EventId>("placement").text()};
  return care::place(story, placing, ids, visit.now);
}

}  // namespace

const Act acts::placing = {.event = care::events::placement_start,
                           .path = "/children/{}/place",
                           .title = "Place the child",
                           .button = "Place the child and seal the address",
                           .questions = questions,
                           .decide = decide,
                           .on_the_record = "Place the child"};

}  // namespace haven::web
