#include <fmt/format.h>

#include <algorithm>

#include "cases/events.h"
#include "casework/happened.h"
#include "ledger/random.h"
#include "missing/events.h"
#include "web/acts.h"
#include "web/children/pages.h"
#include "web/components/all.h"
#include "web/site/day_question.h"

/// Record what happened: any event that has no page of its own, asked as the vocabulary says.
namespace haven::web {
namespace {

using cases::EventKind;
using cases::Field;
using cases::Holds;

/// What is recorded elsewhere with what must go with it, by pages that are no act: they record more
/// than one thing, or nothing of the child but of its record.
constexpr const EventKind* with_pages_of_their_own[] = {&cases::events::concern_received,
                                                        &cases::events::break_glass_opened,
                                                        &cases::events::break_glass_confirmed,
                                                        &cases::events::break_glass_stopped,
                                                        &cases::events::break_glass_reviewed,
                                                        &cases::events::corrected,
                                                        &missing::events::reported};

bool is_told_here(const EventKind& kind) {
  return kind.about == cases::About::child && !has_act(kind) &&
         kind.effect(cases::Effect::Does::bookkeeping) == nullptr &&
         !cases::is_of(kind, with_pages_of_their_own);
}

struct Group {
  std::string_view slug;
  std::string_view heading;
  std::string_view folders;  ///< Of the concepts whose events they are.
};

constexpr Group groups[] = {
    {"child", "The child, and being missing", "cases missing"},
    {"looked-after", "Looked after, and leaving care", "care health school leaving"},
    {"voice", "The child's say, and who speaks for the child", "voice guardians"},
    {"risk", "A child at risk", "protection"},
    {"nrm", "National Referral Mechanism", "referrals"},
    {"age", "Age", "age"},
    {"police", "Police and courts", "justice police"},
    {"transfer", "Asylum, and moving between authorities", "allocation immigration"},
};

/// What the group's concepts can have happened to a child, but what has a page of its own.
std::vector<const EventKind*> kinds_of(const Group& group, const cases::Vocabulary& vocabulary) {
  const auto folders = cases::words_of(group.folders);
  std::vector<const EventKind*> found;
  for (const auto& track : vocabulary.tracks())
    if (std::ranges::find(folders, track.folder) != folders.end())
      std::ranges::copy_if(track.kinds, std::back_inserter(found),
                           [](const auto* kind) { return is_told_here(*kind); });
  return found;
}

/// The event that the path names; nullptr for none, and for one with a page of its own.
const EventKind* kind_of(const Visit& visit) {
  for (const auto& group : groups)
    for (const auto* kind : kinds_of(group, visit.site.cases.vocabulary()))
      if (kind->name == visit.part(1)) return kind;
  return nullptr;
}

/// Without its full stop, as a heading or a link has none.
std::string_view first_sentence(const EventKind& kind) {
  return kind.meaning.substr(0, kind.meaning.find('.'));
}

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
  for (const auto& event : opened.child().events) {
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

Html questions_of(const ActPage& page, const EventKind& kind) {
  Html asked =
      together(moment_question({"at", "When did it happen?", "Leave empty for now"}, page.form),
               moment_question({"until", "If that is not known exactly: not later than when?",
                                "Leave empty if the moment above is exact"},
                               page.form));
  for (const auto& field : kind.fields)
    if (is_asked(field)) asked += question(page, kind, field);
  return asked;
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

Result<cases::Decided> decide(const Visit& visit, const cases::World& world, const Form& form,
                              const EventKind& kind) {
  const auto& story = *world.child;
  cases::Fields said;
  for (const auto& field : kind.fields)
    if (is_asked(field)) said.emplace(field.name, TRY(answer(visit, form, field)));
  casework::When when;
  when.from = TRY(read_moment(form, "at", visit.now));
  when.to = TRY(read_moment(form, "until", visit.now));
  return casework::happened(kind, story, std::move(said), when,
                            {visit.main_event(), ledger::random_id<haven::EventKind>()}, visit.now);
}

Act act_of(const EventKind& kind) {
  Act act = {kind, "/children/{}/record/{}", first_sentence(kind), "Record this", {}, {}};
  act.questions = [&kind](const ActPage& page) { return questions_of(page, kind); };
  act.decide = [&kind](const Visit& visit, const cases::World& world, const Form& form) {
    return decide(visit, world, form, kind);
  };
  return act;
}

/// Of each group the events that this person may record about the child.
using Recordable = std::vector<std::pair<const Group*, std::vector<const EventKind*>>>;

Recordable recordable(const Visit& visit, const OpenCase& opened) {
  MayRecord may_record_this(visit, opened.child(), visit.usual_purpose());
  Recordable found;
  for (const auto& group : groups) {
    auto kinds = kinds_of(group, visit.site.cases.vocabulary());
    std::erase_if(kinds, [&](const auto* kind) { return !may_record_this(*kind); });
    if (!kinds.empty()) found.emplace_back(&group, std::move(kinds));
  }
  return found;
}

/// The events of one group whose sentence has `words` in it.
Html list_of(const Group& group, const std::vector<const EventKind*>& kinds, std::string_view words,
             ChildId child) {
  Html items;
  for (const auto* kind : kinds)
    if (small_letters(kind->meaning).find(words) != std::string::npos)
      items +=
          el("li", {},
             el("a", {cls("govuk-link"), href(path("/children/{}/record/{}", child, kind->name))},
                first_sentence(*kind)));
  if (items.empty()) return {};
  return together(el("h2", {cls("govuk-heading-m")}, group.heading),
                  el("ul", {cls("govuk-list govuk-list--spaced")}, items));
}

Html links_to_groups(const Visit& visit) {
  Html links;
  for (const auto& group : groups)
    links +=
        el("li", {},
           el("a", {cls("govuk-link"), href(visit.here().with("in", group.slug))}, group.heading));
  return el("nav", {attr("aria-label", "What happened")}, el("ul", {cls("govuk-list")}, links));
}

Html lists(const Visit& visit, const Recordable& kinds_of_groups, ChildId child) {
  const auto words = small_letters(visit.request.query.get("words"));
  const auto in = visit.request.query.get("in");
  Html found;
  for (const auto& [group, kinds] : kinds_of_groups)
    if (!words.empty() || group->slug == in || (in.empty() && group == groups))
      found += list_of(*group, kinds, words, child);
  return found.empty() ? el("p", {cls("govuk-body")}, "Nothing that you may record is called that.")
                       : found;
}

}  // namespace

Response choose_what_happened(Visit& visit) {
  const auto opened = open_case(visit, visit.usual_purpose(), "record");
  if (!opened) return visit.stopped(opened.error());
  const auto kinds = recordable(visit, *opened);
  if (kinds.empty()) return visit.sealed();
  Page page;
  page.title = "Record what happened";
  page.back = path("/children/{}", opened->story->child);
  page.content = together(
      el("span", {cls("govuk-caption-l")}, opened->called(), ", ", opened->story->reference()),
      el("h1", {cls("govuk-heading-l")}, page.title),
      search_form("Find by a word", visit.request.query.get("words")), links_to_groups(visit),
      lists(visit, kinds, opened->story->child));
  return visit.page(std::move(page));
}

Response show_what_happened(Visit& visit) {
  const auto* kind = kind_of(visit);
  return kind == nullptr ? visit.not_found() : show_act(visit, act_of(*kind));
}

Response record_what_happened(Visit& visit) {
  const auto* kind = kind_of(visit);
  return kind == nullptr ? visit.not_found() : record_act(visit, act_of(*kind));
}

}  // namespace haven::web
