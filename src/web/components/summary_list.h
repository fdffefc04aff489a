#pragma once
#include <optional>
#include <string>
#include <vector>

#include "web/html/html.h"

/// GOV.UK summary list: facts, each with its name and what one may do with it.
namespace haven::web {

struct RowAction {
  Html text = {};
  Url href = {};
  Html hidden_words = {};  ///< Read out after the text: "Change" "name".
  std::string classes = {};
  Attributes attributes = {};
};

struct SummaryRow {
  Html key = {};
  Html value = {};
  std::vector<RowAction> actions = {};
  std::string classes = {};
};

/// A frame with a title round the list.
struct SummaryCard {
  Html title = {};
  unsigned title_level = 2;  ///< 1 to 6.
  std::vector<RowAction> actions = {};
  std::string classes = {};
  Attributes attributes = {};
};

struct SummaryList {
  std::vector<SummaryRow> rows = {};
  std::optional<SummaryCard> card = {};
  std::string classes = {};
  Attributes attributes = {};
};

Html summary_list(const SummaryList& options);

}  // namespace haven::web
