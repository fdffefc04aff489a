#include <algorithm>

#include "cases/events.h"
#include "casework/happened.h"
#include "values/random.h"
#include "values/words.h"
#include "web/acts.h"
#include "web/children/happening.h"
#include "web/children/pages.h"
#include "web/components/all.h"

/// Record what happened: any event that has no page of its own, asked as the vocabulary says.
namespace haven::web {
namespace {

using cases::EventKind;

struct KindGroup {
  std::string_view slug;
  std::string_view heading;
  std::string_view folders;  ///< Of the concepts whose events they are.
};

constexpr KindGroup groups[] = {
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
std::vector<const EventKind*> kinds_of(const KindGroup& group,
                                       const cases::Vocabulary& vocabulary) {
  const auto folders = split_words(group.folders);
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

Result<cases::Decided> decide_that(const Visit& visit, const cases::World& world, const Form& form,
                                   const EventKind& kind) {
  auto [said, when] = TRY(happening_in(visit, form, kind));
  return casework::happened(kind, *world.child, std::move(said), when,
                            {visit.main_event(), random_id<EventId>()}, visit.now);
}

Act act_of(const EventKind& kind) {
  Act act = {kind, "/children/{}/record/{}", first_sentence(kind), "Record this", {}, {}};
  act.opens = Opens::record;
  act.questions = [&kind](const ActPage& page) { return happening_questions(page, kind); };
  act.decide = [&kind](const Visit& visit, const cases::World& world, const Form& form) {
    return decide_that(visit, world, form, kind);
  };
  return act;
}

/// Of each group the events that this person may record about the child.
using Recordable = std::vector<std::pair<const KindGroup*, std::vector<const EventKind*>>>;

Recordable recordable(const Visit& visit, const OpenCase& opened) {
  MayRecord may_record_this(visit, opened.child());
  Recordable found;
  for (const auto& group : groups) {
    auto kinds = kinds_of(group, visit.site.cases.vocabulary());
    std::erase_if(kinds, [&](const auto* kind) { return !may_record_this(*kind); });
    if (!kinds.empty()) found.emplace_back(&group, std::move(kinds));
  }
  return found;
}

/// The events of one group whose sentence has `words` in it.
Html list_of(const KindGroup& group, const std::vector<const EventKind*>& kinds,
             std::string_view words, ChildId child) {
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

bool may_record_what_happened(const Visit& visit, const cases::Story& story) {
  MayRecord may_record_this(visit, story);
  // Whoever works with the child may record this, and no more is asked then.
  return may_record_this(cases::events::circumstances_recorded) ||
         std::ranges::any_of(groups, [&](const auto& group) {
           return std::ranges::any_of(kinds_of(group, visit.site.cases.vocabulary()),
                                      [&](const auto* kind) { return may_record_this(*kind); });
         });
}

Response choose_what_happened(Visit& visit) {
  const auto opened = open_case(visit, "record", Opens::name);
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
