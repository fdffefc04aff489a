#include "web/notices/pages.h"

#include <map>

#include "cases/events.h"
#include "missing/episode.h"
#include "missing/events.h"
#include "notices/acknowledge.h"
#include "notices/events.h"
#include "values/london.h"
#include "web/components/all.h"
#include "web/visit/open_case.h"

namespace haven::web {
namespace {

std::string what(const Visit& visit, const notices::InboxEntry& entry) {
  const auto* rule = visit.site.telling.of(entry.kind);
  auto words = rule == nullptr ? std::string("Something about a child you work with") : rule->said;
  constexpr std::string_view who = "WHO";
  if (const auto at = words.find(who); at != std::string::npos)
    words.replace(at, who.size(), visit.people->shown(entry.by_whom));
  return entry.step == 0 ? words : words + ", and nobody has answered yet";
}

Url where(const Visit& visit, const notices::InboxEntry& entry) {
  const auto story = visit.site.cases.story(entry.child);
  const auto* event = story ? story->find(entry.of) : nullptr;
  if (event != nullptr && event->is(cases::events::corrected)) event = story->corrected_in(*event);
  if (event != nullptr)
    if (const auto episode = missing::episode_of(*event); !episode.empty())
      return path("/children/{}/missing/{}", entry.child, episode.substr(3));
  return path("/children/{}", entry.child);
}

/// What was told, and is known by now to be wrong.
Html since(const cases::Story* story, const notices::InboxEntry& entry) {
  const auto* event = story ? story->find(entry.of) : nullptr;
  return event == nullptr || story->stands(*event)
             ? Html()
             : together(" ", tag("Corrected since", TagColour::yellow));
}

/// The reasons given for reveals, opened for whoever may read the case. To read them is a look: one
/// for each child, however many there are to read.
class Reasons {
 public:
  explicit Reasons(const Visit& visit) : visit_(visit) {}

  Html of(const notices::InboxEntry& entry) {
    if (entry.kind != cases::events::location_revealed.name || entry.acknowledged) return {};
    const auto story = visit_.site.cases.story(entry.child);
    const auto* notice = story ? story->find(entry.event) : nullptr;
    if (notice == nullptr) return {};
    auto opened = opened_.find(entry.child);
    if (opened == opened_.end()) opened = opened_.emplace(entry.child, open(*story)).first;
    return opened->second
               ? el("p", {cls("govuk-body-s")}, "Reason: ", opened->second->of(*notice, "reason"))
               : Html();
  }

 private:
  using Case = std::optional<cases::Opened<access::Class::case_>>;

  Case open(const cases::Story& story) const {
    const auto permit = access::permit<access::Action::view, access::Class::case_>(
        visit_.ask(cases::entity(story.child), &story), *visit_.relations);
    if (!permit) return std::nullopt;
    const cases::Author author{visit_.person().user(), visit_.person().organisation,
                               std::string(access::name_of(permit->purpose())),
                               permit->on_behalf_of()};
    const auto look = cases::look(
        visit_.site.cases,
        {author, story.child, {access::Class::case_}, permit->because(), "notices"}, visit_.now);
    if (!look) return std::nullopt;
    auto opened = cases::read(visit_.site.cases, story, *permit, *look);
    return opened ? Case(*std::move(opened)) : std::nullopt;
  }

  const Visit& visit_;
  std::map<ChildId, Case> opened_;
};

Html row(const Visit& visit, Reasons& reasons, const notices::InboxEntry& entry) {
  const auto story = visit.site.cases.story(entry.child);
  Html done;
  if (entry.acknowledged) {
    done = el("p", {cls("govuk-body-s")}, "You answered ", to_words(*entry.acknowledged), ".");
  } else {
    Button read;
    read.text = together(
        "I have read this and act on it",
        el("span", {cls("govuk-visually-hidden")}, ": ", story ? story->reference() : "a child"));
    read.look = ButtonLook::secondary;
    read.classes = "app-small-button";
    done = visit.button_form(
        path("/notices/{}/acknowledge", std::string_view(entry.notice).substr(2)), button(read));
  }
  return el("li", {cls("app-notice")},
            el("p", {cls("govuk-body")},
               el("a", {cls("govuk-link"), href(where(visit, entry))}, what(visit, entry)), " ",
               story ? story->reference() : "", ", ", to_words(entry.sent), " ",
               entry.acknowledged ? Html() : tag("New", TagColour::red), since(story.get(), entry)),
            reasons.of(entry), done);
}

}  // namespace

Response show_notices(Visit& visit) {
  const auto entries = visit.site.inbox.of(visit.person().user());
  Reasons reasons(visit);
  Page page;
  page.title = "Notices";
  page.content = together(el("h1", {cls("govuk-heading-l")}, "Notices"),
                          entries.empty()
                              ? el("p", {cls("govuk-body")}, "Nobody has told you anything yet.")
                              : el("ul", {cls("govuk-list")}, each(entries, [&](const auto& entry) {
                                     return row(visit, reasons, entry);
                                   })));
  return visit.page(std::move(page));
}

Response follow_notice(Visit& visit) {
  const auto entry = visit.site.inbox.find("n:" + visit.part(0));
  if (!entry || entry->to != visit.person().user()) return visit.not_found();
  return see_other(where(visit, *entry));
}

Response acknowledge(Visit& visit) {
  const auto entry = visit.site.inbox.find("n:" + visit.part(0));
  if (!entry || entry->to != visit.person().user()) return visit.not_found();
  if (entry->acknowledged) return see_other("/notices");
  for (const auto purpose :
       {std::optional(access::Purpose::missing), std::optional<access::Purpose>()}) {
    const auto recorded = visit.record(entry->child, notices::events::notice_acknowledged, purpose,
                                       [&](const cases::World& world) {
                                         return notices::acknowledge(
                                             *world.child, {entry->notice, visit.person().user()},
                                             visit.main_event(), visit.now);
                                       });
    if (recorded) return see_other(where(visit, *entry));
    if (recorded.error().where == "notice") return see_other("/notices");
  }
  return visit.sealed();
}

}  // namespace haven::web
