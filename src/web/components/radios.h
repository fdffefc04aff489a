#pragma once
#include <string>
#include <vector>

#include "web/components/fieldset.h"
#include "web/components/form_group.h"
#include "web/html/html.h"

/// GOV.UK radios: exactly one answer.
namespace haven::web {

/// One answer, or the word between answers ("or").
struct Radio {
  std::string value = {};
  Html text = {};
  Html hint = {};
  Html reveals = {};  ///< Shown while this answer is chosen; always there without script.
  bool is_checked = false;
  bool is_disabled = false;
  std::string id = {};
  Html divider = {};
  Attributes attributes = {};
};

struct Radios {
  std::string name = {};
  std::string id_prefix = {};  ///< The name, unless given.
  Fieldset fieldset = {};
  Html hint = {};
  Html error = {};
  std::vector<Radio> items = {};
  std::string value = {};    ///< The answer with this value is checked.
  std::string classes = {};  ///< "govuk-radios--inline", "govuk-radios--small".
  Group group = {};
  Attributes attributes = {};
};

Html radios(const Radios& options);

}  // namespace haven::web
