#pragma once
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
  std::string_view event;   ///< What it records.
  std::string_view title;   ///< Of the page; names no child.
  std::string_view button;  ///< A verb.
  Html (*questions)(const ActPage& page);
  Result<cases::Decided> (*decide)(const Visit& visit, const cases::Story& story, const Form& form);
};

Response show_act(Visit& visit, const Act& act);
Response record_act(Visit& visit, const Act& act);

}  // namespace haven::web
