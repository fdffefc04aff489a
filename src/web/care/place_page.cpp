#include "care/place.h"
#include "ledger/random.h"
#include "web/care/pages.h"
#include "web/components/all.h"
#include "web/site/act.h"

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

Html questions(const ActPage& page) {
  const auto& form = page.form;
  Checkboxes emergency;
  emergency.name = "emergency";
  Checkbox tick;
  tick.value = "yes";
  tick.text = "This is an emergency placement";
  tick.is_checked = form.has("emergency", "yes");
  emergency.items = {std::move(tick)};
  return together(
      warning_text({"The address is sealed when you press the button. You will not see it again "
                    "without a reason, and neither will anybody else."}),
      choice_question(form, "type", "What kind of place is it?", types), checkboxes(emergency),
      moment_question({"started", "Since when is the child there?", "Leave empty for now"}, form),
      care::is_looked_after(page.opened.child())
          ? Html()
          : choice_question(form, "legal_basis", "On what legal basis is the child looked after?",
                            bases),
      line_question(form, "address", "Address", "It may follow later; then it shows as a gap"),
      line_question(form, "carer", "Who cares for the child there?"),
      line_question(form, "phone", "Telephone there"),
      line_question(form, "school", "School or college"),
      line_question(form, "carer_user", "The carer's sign-in name, if they work with Haven",
                    "They tell it to you: who cares for children is not listed"));
}

Result<cases::Decided> decide(const Visit& visit, const cases::Story& story, const Form& form) {
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
  if (const auto name = form.value("carer_user"); !name.empty()) {
    const auto* carer = visit.people->signs_in_as(name);
    if (carer == nullptr || !carer->has_role("carer"))
      return problem("No carer signs in with this name. Ask them again, or leave it empty for now",
                     "carer_user");
    placing.carer_user = carer->user();
  }
  care::PlacingIds ids{visit.main_event(),
                       ledger::random_id<EventKind>(),
                       ledger::random_id<EventKind>(),
                       ledger::random_id<EventKind>(),
                       ledger::random_id<EventKind>(),
                       ledger::random_id<EventKind>(),
                       "pl:" + visit.command().text()};
  return care::place(story, placing, ids, visit.now);
}

const Act act = {"placement.start", "Place the child", "Place the child and seal the address",
                 questions, decide};

}  // namespace

Response show_place(Visit& visit) { return show_act(visit, act); }
Response place(Visit& visit) { return record_act(visit, act); }

}  // namespace haven::web
