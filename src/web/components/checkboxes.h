#pragma once
#include <string>
#include <vector>

#include "web/components/fieldset.h"
#include "web/components/form_group.h"
#include "web/html/html.h"

/// GOV.UK checkboxes: none, one or several answers.
namespace haven::web {

/// One answer, or the word between answers ("or").
struct Checkbox {
  std::string value = {};
  Html text = {};
  Html hint = {};
  Html reveals = {};  ///< Shown while this answer is ticked; always there without script.
  bool is_checked = false;
  bool is_disabled = false;
  bool is_exclusive = false;  ///< "None of these": unticks the others.
  std::string id = {};
  std::string name = {};  ///< The name of the question, unless given.
  Html divider = {};
  Attributes attributes = {};
};

struct Checkboxes {
  std::string name = {};
  std::string id_prefix = {};  ///< The name, unless given.
  Fieldset fieldset = {};
  Html hint = {};
  Html error = {};
  std::vector<Checkbox> items = {};
  std::vector<std::string> values = {};  ///< Answers with these values are ticked.
  std::string described_by = {};
  std::string classes = {};  ///< "govuk-checkboxes--small".
  Group group = {};
  Attributes attributes = {};
};

Html checkboxes(const Checkboxes& options);

}  // namespace haven::web
