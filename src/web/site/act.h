#pragma once
#include <functional>

#include "web/site/open_case.h"
#include "web/site/questions.h"

/// Pages on which one thing about a child is recorded are alike: questions, a decision, and the way
/// back to the record. An Act is what differs.
namespace haven::web {

struct ActPage {
  const Visit& visit;
  const OpenCase& opened;
  const Form& form;
};

struct Act {
  cases::Asked event;       ///< What it records.
  std::string_view title;   ///< Of the page; names no child.
  std::string_view button;  ///< A verb.
  std::function<Html(const ActPage& page)> questions;
  std::function<Result<cases::Decided>(const Visit& visit, const cases::World& world,
                                       const Form& form)>
      decide;
  /// Nothing: what this person's daily work serves.
  std::optional<access::Purpose> purpose = {};
  Also also = Also::nothing;
  /// Whether the page can be shown for this child at all; empty: always.
  std::function<Result<void>(const Visit& visit, const cases::Story& story)> fits = {};
  /// Where it leads back to; empty: the child's record.
  std::function<Url(const Visit& visit, ChildId child)> leads_to = {};
};

Response show_act(Visit& visit, const Act& act);
Response record_act(Visit& visit, const Act& act);

}  // namespace haven::web
