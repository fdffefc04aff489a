#pragma once
#include <string>
#include <vector>

#include "web/html/html.h"

/// GOV.UK panel: something was done; or, as an interruption, something is about to be.
namespace haven::web {

struct PanelAction {
  Html text = {};
  Url href = {};  ///< None: a button.
  enum class Kind { link, button } kind = Kind::link;
  std::string type = "button";  ///< "submit" for a button that sends its form.
  std::string classes = {};
  Attributes attributes = {};
};

struct Panel {
  enum class Kind { confirmation, interruption };
  Kind kind = Kind::confirmation;
  Html title = {};
  Html content = {};
  unsigned title_level = 1;               ///< 1 to 6.
  std::vector<PanelAction> actions = {};  ///< Of an interruption.
  std::string classes = {};
  Attributes attributes = {};
};

Html panel(const Panel& options);

}  // namespace haven::web
