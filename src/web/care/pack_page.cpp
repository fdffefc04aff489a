#include "care/contact.h"
#include "care/events.h"
#include "care/pack.h"
#include "web/acts.h"
#include "web/components/all.h"

namespace haven::web {
namespace {

Html part_question(const ActPage& page, const care::PartStatus& status) {
  const std::string name(status.part->name);
  Checkboxes gap;
  gap.name = "gap-" + name;
  gap.classes = "govuk-checkboxes--small";
  Checkbox tick;
  tick.value = "yes";
  tick.text = together("We asked, and it is not known",
                       el("span", {cls("govuk-visually-hidden")}, ": ", status.part->asks));
  tick.is_checked = page.form.has(gap.name, "yes");
  gap.items = {std::move(tick)};
  const std::string_view known =
      status.state == care::PartState::recorded ? "Recorded. Write again to replace it"
      : status.state == care::PartState::gap    ? "Not known when last asked"
                                                : "Nobody has asked yet";
  return together(words_question(page.form, name, status.part->asks, known, 2), checkboxes(gap));
}

Html pack_questions(const ActPage& page) {
  const auto pack = care::pack(page.opened.child());
  return together(
      el("p", {cls("govuk-body")}, "This goes to the police at once if the child goes missing. ",
         pack.recorded(), " of ", pack.parts.size(),
         " parts are recorded. Write what you know; leave the rest; say what nobody knows."),
      each(pack.parts,
           [&](const care::PartStatus& status) { return part_question(page, status); }));
}

Result<cases::Decided> decide_pack(const Visit& visit, const cases::World&, const Form& form) {
  care::PackEntry entry;
  for (const auto& part : care::pack_parts()) {
    const std::string name(part.name);
    if (const auto words = form.value(name); !words.empty()) entry.words[name] = words;
    if (form.has("gap-" + name, "yes")) entry.gaps.push_back(name);
  }
  return care::record_pack(entry, visit.main_event(), visit.now);
}

const std::vector<Choice> ways = {
    {"in_person", "In person"}, {"voice", "By voice"}, {"message", "By message"}};

Html contact_questions(const ActPage& page) {
  return together(choice_question(page.form, "how", "How did you speak?", ways),
                  moment_question({"when", "When?", "Leave empty for now"}, page.form),
                  words_question(page.form, "note", "What was said?"));
}

Result<cases::Decided> decide_contact(const Visit& visit, const cases::World&, const Form& form) {
  const auto when = TRY(read_moment(form, "when", visit.now));
  return care::record_contact({when, form.value("how"), form.value("note")}, visit.main_event(),
                              visit.now);
}

}  // namespace

const Act acts::pack = {.event = care::events::pack_recorded,
                        .path = "/children/{}/pack",
                        .title = "Missing pack",
                        .button = "Keep this",
                        .questions = pack_questions,
                        .decide = decide_pack,
                        .on_the_record = "Missing pack"};

const Act acts::contact = {.event = care::events::keyworker_contact,
                           .path = "/children/{}/contact",
                           .title = "Record a contact",
                           .button = "Keep this",
                           .questions = contact_questions,
                           .decide = decide_contact,
                           .on_the_record = "Record a contact"};

}  // namespace haven::web
