#pragma once
#include <string>

#include "web/html/html.h"

/// Ministry of Justice alert: a state of this page that must not be missed.
namespace haven::web {

struct Alert {
  enum class Kind { information, success, warning, error };
  Kind kind = Kind::information;
  std::string title = {};
  Html content = {};  ///< Not given: the title is the content.
  bool shows_title = true;
  unsigned title_level = 2;  ///< 2 to 4.
  std::string role = "region";
  std::string classes = {};
  Attributes attributes = {};
};

Html alert(const Alert& options);

}  // namespace haven::web
