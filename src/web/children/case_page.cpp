#include <ranges>

#include "care/events.h"
#include "care/pack.h"
#include "cases/events.h"
#include "cases/relation.h"
#include "casework/to_do.h"
#include "missing/episode.h"
#include "missing/events.h"
#include "values/london.h"
#include "web/acts.h"
#include "web/children/pages.h"
#include "web/children/timeline.h"
#include "web/children/whereabouts.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/forms/duty_words.h"
#include "web/forms/languages.h"
#include "web/missing/step.h"
#include "web/visit/offered.h"

namespace haven::web {
namespace {

Html who_is(const Visit& visit, const OpenCase& opened) {
  const auto& story = opened.child();
  Html line;
  const auto add = [&](std::string_view words) {
    if (words.empty()) return;
    if (!line.empty()) line += ". ";
    line += words;
  };
  if (const auto& core = opened.section<Class::core>()) {
    const auto born = core->latest<cases::events::child_described, "born">(story);
    if (!born.empty()) add("Born " + std::string(born) + ", as said");
    const auto sex = core->latest<cases::events::child_described, "sex">(story);
    if (!sex.empty()) add("Sex: " + shown_code(sex));
    const auto age = story.latest<cases::events::child_described, "age_status">();
    add("Age: " + shown_code(age.empty() ? "unknown" : age) + "; treated as a child");
  } else {
    add("Treated as a child");
  }
  const auto language = story.latest<cases::events::concern_received, "language">();
  if (!language.empty()) add("Language: " + visit.site.languages.name_of(language));
  for (const auto& [relation, words] : {std::pair{"allocated_worker", "Worker: "},
                                        {"guardian", "Guardian: "},
                                        {"iro", "Reviewing officer: "}}) {
    const auto held = cases::holders(*visit.relations, opened.entity(), relation, visit.now);
    add(words + (held.empty() ? std::string("nobody yet") : visit.people->shown(held.front())));
  }
  return line;
}

Html acts_on(const Visit& visit, const OpenCase& opened) {
  const auto& story = opened.child();
  Html urgent;
  Html usual;
  if (const auto episode = missing::open_episode(story))
    urgent += button(
        button_link(episode_url(story, *episode), "Missing: what to do now", ButtonLook::warning));
  const Offers offers(visit, story);
  for (const auto* act : all_acts()) {
    if (act->on_the_record.empty()) continue;
    const auto offered = offers.of(*act);
    if (!offered) continue;
    auto& row = act->is_urgent ? urgent : usual;
    row += button(button_to(*offered, act->on_the_record,
                            act->is_urgent ? ButtonLook::warning : ButtonLook::secondary));
  }
  if (may_record_what_happened(visit, story))
    usual += button(button_link(path("/children/{}/record", story.child), "Record what happened",
                                ButtonLook::secondary));
  const auto buttons = together(urgent, usual);
  return buttons.empty() ? Html() : button_group(buttons);
}

/// What is known of where the child is, and the way to the address. It looks the same whether an
/// address is recorded or not.
Html where(const Visit& visit, const OpenCase& opened) {
  const auto& story = opened.child();
  const auto known = care::whereabouts(story);
  Html panel = el("p", {cls("govuk-body")}, whereabouts_words(story, visit.now), ".");
  if (known.confirmed != nullptr)
    panel += el("p", {cls("govuk-body")}, "Confirmed by ",
                visit.people->shown(known.confirmed->author.by), ", recorded ",
                to_words(known.confirmed->recorded), ".");
  if (const auto offered = offered_address(visit, story)) {
    panel += together(el("p", {cls("govuk-body")},
                         "The address is sealed. Opening it asks for a reason, "
                         "and those who stand beside the child are told."),
                      button(button_to(*offered, "Open the address")));
  } else {
    panel += el("p", {cls("govuk-body")}, "The address is sealed.");
  }
  return together(
      el("h2", {cls("govuk-heading-m")}, "Where the child is ", tag("Sealed", TagColour::grey)),
      el("div", {cls("app-sealed")}, panel));
}

/// Beyond these, those whose clock runs out last are behind a link.
constexpr std::size_t most_duties = 15;

Html duties(const Visit& visit, const OpenCase& opened) {
  const auto to_do = visit.site.to_do.of(opened.child(), visit.now);
  const bool shows_all = visit.request.query.has("all");
  TaskList tasks;
  tasks.id_prefix = "duties";
  for (const auto& duty : *to_do) {
    if (tasks.items.size() == most_duties && !shows_all) break;
    Task task;
    task.title = duty.card->title;
    task.href = act_url(visit, opened.child(), duty);
    task.hint = due_words(duty, visit.now);
    task.status = duty_tag(duty, visit.now);
    tasks.items.push_back(std::move(task));
  }
  const auto more = to_do->size() > tasks.items.size()
                        ? visit.link_to_all(together("Show all ", to_do->size(), " duties"))
                        : Html();
  return together(
      el("h2", {cls("govuk-heading-m")}, "What is owed to the child"),
      tasks.items.empty() ? el("p", {cls("govuk-body")}, "Nothing is due.") : task_list(tasks),
      more);
}

Html pack(const OpenCase& opened) {
  const auto pack = care::pack(opened.child());
  if (pack.gaps() == 0) return {};
  Html gaps;
  for (const auto& part : pack.parts)
    if (part.state != care::PartState::recorded)
      gaps += el("li", {}, part.part->asks, " ",
                 part.state == care::PartState::gap ? tag("Not known", TagColour::yellow)
                                                    : tag("Not asked", TagColour::red));
  return together(el("h2", {cls("govuk-heading-m")}, "Missing pack: ", pack.recorded(), " of ",
                     pack.parts.size(), " parts"),
                  details({"Gaps", el("ul", {cls("govuk-list govuk-list--bullet")}, gaps)}));
}

Html safe_today(const OpenCase& opened) {
  const auto& story = opened.child();
  SummaryList lines;
  const auto add = [&](std::string_view what, std::string_view words) {
    if (!words.empty()) lines.rows.push_back({what, words});
  };
  if (const auto& safety = opened.section<Class::safety_summary>()) {
    add("Danger now", safety->latest<cases::events::concern_received, "danger_now">(story));
    add("If the child goes missing",
        safety->latest<care::events::pack_recorded, "response">(story));
    add("May go to", safety->latest<care::events::pack_recorded, "places">(story));
    add("Learned in the return talk",
        safety->latest<missing::events::return_interview_offered, "themes">(story));
  } else if (const auto& home = opened.section<Class::care_summary>()) {
    add("Danger now", home->latest<cases::events::concern_received, "danger_now">(story));
    add("If the child goes missing", home->latest<care::events::pack_recorded, "response">(story));
    add("Medicine", home->latest<care::events::pack_recorded, "medication">(story));
  } else {
    return {};
  }
  return together(el("h2", {cls("govuk-heading-m")}, "Keep safe today"),
                  lines.rows.empty() ? el("p", {cls("govuk-body")}, "Nothing recorded yet.")
                                     : summary_list(lines));
}

Html voice(const OpenCase& opened) {
  const auto& said = opened.section<Class::child_voice>();
  if (!said) return {};
  Html lines;
  for (const auto& event : opened.child().stands() | std::views::reverse) {
    if (!opened.may_know_of(*event)) continue;
    for (const auto* field : {"words", "said"}) {
      const auto words = said->of(*event, field);
      if (!words.empty())
        lines += el("p", {cls("govuk-body")}, "“", words, "” ",
                    el("span", {cls("govuk-hint")}, to_words(event->occurred.to)));
    }
  }
  return together(el("h2", {cls("govuk-heading-m")}, "What the child says"),
                  lines.empty() ? el("p", {cls("govuk-body")}, "Nothing recorded yet.") : lines);
}

Html emergency_banner(const OpenCase& opened) {
  if (!opened.by_break_glass) return {};
  return warning_text(
      {"You opened this record in an emergency. It closes 60 minutes after, and "
       "somebody else will judge whether it was right."});
}

}  // namespace

Response show_child(Visit& visit) {
  auto opened = open_case(visit, "case", Opens::record);
  if (!opened) return visit.stopped(opened.error());
  const auto& story = opened->child();
  IdentityBar who;
  who.title = together(opened->called(), " ", story.reference());
  who.details = who_is(visit, *opened);
  Page page;
  page.title = "Child's record";
  page.content = together(
      emergency_banner(*opened),
      el("h1", {cls("govuk-visually-hidden")}, "Record of ", opened->called()), identity_bar(who),
      acts_on(visit, *opened), where(visit, *opened), duties(visit, *opened), safe_today(*opened),
      voice(*opened), pack(*opened), case_timeline(visit, *opened),
      el("p", {cls("govuk-body")},
         el("a", {cls("govuk-link"), href(path("/children/{}/history", story.child))},
            "The record at another moment")),
      opened->sees_access
          ? el("p", {cls("govuk-body")},
               el("a", {cls("govuk-link"), href(path("/children/{}/looks", story.child))},
                  "Who has looked at this record"))
          : Html());
  return visit.page(std::move(page));
}

}  // namespace haven::web
