#include "web/children/happening.h"

#include <fmt/format.h>

#include <algorithm>

#include "values/london.h"
#include "values/words.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/forms/day_question.h"
#include "web/routes.h"

namespace haven::web {
namespace {

using cases::EventKind;
using cases::Field;
using cases::Holds;
using cases::Seal;

std::string_view first_word(std::string_view type) { return type.substr(0, type.find('.')); }

/// Which placement, meeting or interview: only these ids are asked, as what is known of them; who
/// it was is said in words.
bool is_asked(const Field& field) {
  const bool is_entity = field.holds == Holds::entity || field.holds == Holds::entities;
  return !is_entity || field.name == "placement" || field.name == "episode";
}

/// The events about this child that say which one is meant, the latest first.
std::vector<const cases::Event*> known(const OpenCase& opened, const EventKind& kind,
                                       const Field& field) {
  std::vector<const cases::Event*> found;
  const auto is_known = [&](std::string_view id) {
    return std::ranges::any_of(found,
                               [&](const auto* event) { return event->by_name(field.name) == id; });
  };
  for (const auto& event : opened.child().stands()) {
    const auto id = event->by_name(field.name);
    const bool is_kin =
        field.name == "placement" || first_word(event->name()) == first_word(kind.name);
    if (!id.empty() && opened.may_know_of(*event) && is_kin && !is_known(id))
      found.push_back(event.get());
  }
  std::ranges::reverse(found);
  return found;
}

/// What is only planned is a new one, unless somebody says otherwise.
bool begins_one(const EventKind& kind) {
  return kind.name.ends_with(".booked") || kind.name.ends_with(".scheduled") ||
         kind.name.ends_with(".proposed");
}

Html which_question(const ActPage& page, const EventKind& kind, const Field& field) {
  const auto ones = known(page.opened, kind, field);
  if (ones.empty()) return {};
  std::vector<Option> options;
  for (const auto* one : ones)
    options.push_back({std::string(one->by_name(field.name)),
                       fmt::format("{} {}", one->kind->meaning, to_words(one->occurred.to))});
  options.insert(begins_one(kind) ? options.begin() : options.end(), {"new", "Another one"});
  return select_question(page.form, std::string(field.name), field.meaning, std::move(options));
}

Html question(const ActPage& page, const EventKind& kind, const Field& field) {
  const std::string name(field.name);
  switch (field.holds) {
    case Holds::words:
      return words_question(page.form, name, field.meaning);
    case Holds::code:
      return code_question(page.form, field);
    case Holds::codes:
      return codes_question(page.form, field);
    case Holds::yes_no:
      return choice_question(page.form, name, field.meaning,
                             {{"yes", "Yes"}, {"no", "No"}, {"unknown", "Not known"}});
    case Holds::moment:
    case Holds::span:
      return moment_question({name, field.meaning}, page.form);
    case Holds::day:
      return day_question(page.form, name, field.meaning);
    case Holds::count:
      return line_question(page.form, name, field.meaning, "A whole number");
    case Holds::entity:
    case Holds::entities:
      return which_question(page, kind, field);
  }
  return {};
}

Result<std::string> answer(const Visit& visit, const Form& form, const Field& field) {
  const std::string name(field.name);
  if (field.holds == Holds::moment || field.holds == Holds::span) {
    const auto moment = TRY(read_moment(form, name, visit.now));
    return moment ? to_text(*moment) : std::string();
  }
  if (field.holds == Holds::day) {
    const auto day = TRY(read_day(form, name));
    return day ? to_text(*day) : std::string();
  }
  auto said = form.value(name);
  if (field.holds == Holds::entity && (said.empty() || said == "new"))
    return std::string(field.of) + ":" + visit.main_event().text();
  return said;
}

/// As a form of ours has a moment, in London time.
void show_moment(Form& form, const std::string& name, Instant moment) {
  const auto local = in_london(moment);
  show_day(form, name, local.day);
  form.set(name + "-time", fmt::format("{:02}:{:02}", local.hour(), local.minute()));
}

/// As the questions of the field have it. Whether they can ask for what was recorded.
bool show(Form& form, const Field& field, const std::string& value) {
  const std::string name(field.name);
  if (field.holds == Holds::day) {
    const auto day = read_date(value);
    if (day) show_day(form, name, *day);
    return day.has_value();
  }
  if (field.holds == Holds::moment || field.holds == Holds::span) {
    const auto moment = read_instant(value);
    if (moment) show_moment(form, name, *moment);
    return moment.has_value();
  }
  form.set(name, value);
  return true;
}

}  // namespace

bool is_told_here(const EventKind& kind) {
  return kind.about == cases::About::child && !has_own_page(kind) &&
         kind.effect(cases::Effect::Does::bookkeeping) == nullptr;
}

Html happening_questions(const ActPage& page, const EventKind& kind) {
  Html asked =
      together(moment_question({"at", "When did it happen?", "Leave empty for now"}, page.form),
               moment_question({"until", "If that is not known exactly: not later than when?",
                                "Leave empty if the moment above is exact"},
                               page.form));
  for (const auto& field : kind.fields)
    if (is_asked(field)) asked += question(page, kind, field);
  return asked;
}

Result<HappeningSaid> happening_in(const Visit& visit, const Form& form, const EventKind& kind) {
  HappeningSaid happening;
  for (const auto& field : kind.fields)
    if (is_asked(field)) happening.said.emplace(field.name, TRY(answer(visit, form, field)));
  happening.when.from = TRY(read_moment(form, "at", visit.now));
  happening.when.to = TRY(read_moment(form, "until", visit.now));
  return happening;
}

std::optional<std::string> recorded_in(const OpenCase& opened, const cases::Event& event,
                                       const Field& field) {
  if (field.seal == Seal::track) return std::string(event.by_name(field.name));
  std::optional<std::string> recorded;
  opened.each_section([&]<Class C>(const cases::Opened<C>& section) {
    if (C == cases::row_of(field.seal).cls) recorded = section.of(event, field.name);
  });
  return recorded;
}

std::vector<SummaryRow> recorded_words(const OpenCase& opened, const cases::Event& event) {
  std::vector<SummaryRow> rows;
  for (const auto& field : event.kind->fields) {
    // The child's own words stand where the child's voice is heard.
    if (field.seal == Seal::voice) continue;
    const auto recorded = recorded_in(opened, event, field).value_or("");
    std::string value;
    if (field.seal != Seal::track) {
      value = recorded;
    } else if (field.holds == Holds::code || field.holds == Holds::yes_no) {
      value = shown_code(recorded);
    } else if (field.holds == Holds::codes) {
      for (const auto& code : split_words(recorded))
        value += (value.empty() ? "" : ", ") + shown_code(code);
    }
    if (!value.empty()) rows.push_back({field.meaning, value});
  }
  return rows;
}

std::optional<Form> form_of(const OpenCase& opened, const cases::Event& event) {
  Form form;
  show_moment(form, "at", event.occurred.from);
  if (!event.occurred.is_exact()) show_moment(form, "until", event.occurred.to);
  for (const auto& field : event.kind->fields) {
    const auto recorded = recorded_in(opened, event, field);
    if (!recorded) return std::nullopt;
    if (!recorded->empty() && !show(form, field, *recorded)) return std::nullopt;
  }
  return form;
}

}  // namespace haven::web
