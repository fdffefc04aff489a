#pragma once
#include <functional>
#include <span>

#include "web/forms/questions.h"
#include "web/visit/open_case.h"

/// Pages on which one thing about a child is recorded are alike: questions, a decision, and the way
/// back to the record. An Act is what differs. web/acts.h lists all there are; addresses, buttons,
/// where a duty is met and what the general page leaves to others are worked out from that list.
namespace haven::web {

struct ActPage {
  const Visit& visit;
  const OpenCase& opened;
  const Form& form;
};

struct Act {
  cases::Asked event;       ///< What it records, unless `chooses` finds another in the form.
  std::string_view path;    ///< "/children/{}/pack": there it is shown, and there it is sent.
  std::string_view title;   ///< Of the page; names no child.
  std::string_view button;  ///< A verb.
  /// Empty: it asks nothing, and is a button of another page.
  std::function<Html(const ActPage& page)> questions = {};
  std::function<Result<cases::Decided>(const Visit& visit, const cases::World& world,
                                       const Form& form)>
      decide;
  /// The words of its button on the child's record; empty: it is offered elsewhere.
  std::string_view on_the_record = {};
  /// Whatever else a form of it may record, and which of all that one does.
  std::span<const cases::Asked> others = {};
  std::function<cases::Asked(const Form& form)> chooses = {};
  /// Its button comes first, as a warning.
  bool is_urgent = false;
  /// Whether there is anything to do about this child; where not, it is not offered, and its page
  /// leads back. Empty: always.
  std::function<bool(const Visit& visit, const cases::Story& story)> is_due = {};
  /// Nothing: what this person's work for the child serves.
  std::optional<access::Purpose> purpose = {};
  Opens opens = Opens::name;
  /// Whether the page can be shown for this child at all; empty: always.
  std::function<Result<void>(const Visit& visit, const cases::Story& story)> fits = {};
  /// Where it leads back to; empty: the child's record.
  std::function<Url(const Visit& visit, ChildId child)> leads_to = {};
  /// Where it leads on to once it is recorded; empty: back.
  std::function<Url(const Visit& visit, ChildId child)> leads_on = {};

  bool records(const cases::EventKind& kind) const;
  bool has_page() const { return static_cast<bool>(questions); }
  /// Whether the second hole of its path is a time of being missing.
  bool is_of_an_episode() const { return path.find("/missing/{}/") != std::string_view::npos; }
};

Response show_act(Visit& visit, const Act& act);
Response record_act(Visit& visit, const Act& act);

}  // namespace haven::web
