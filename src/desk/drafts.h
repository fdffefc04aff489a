#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "desk/store.h"
#include "values/ids.h"

/// Half-filled forms: what somebody has typed is there again after a restart, after signing in
/// again, and on another device.
namespace haven::desk {

inline constexpr std::size_t draft_limit = std::size_t{64} * 1024;  ///< Bytes of names and values.
inline constexpr Hours draft_lasts{14 * 24};                        ///< After it was last saved.

using Fields = std::map<std::string, std::string>;

struct Draft {
  Fields fields;
  Instant saved;
};

/// `form` names the page and what it is about, such as "missing/report/" and the child's id.
/// Problem: the form is too long to keep, or holds text that is not UTF-8.
Result<void> save_draft(Store& store, PersonId person, std::string_view form, const Fields& fields,
                        Instant now);
/// Nothing when none was saved, it has expired, or what was saved cannot be read any more.
Result<std::optional<Draft>> load_draft(Store& store, PersonId person, std::string_view form,
                                        Instant now);
Result<void> drop_draft(Store& store, PersonId person, std::string_view form);
/// Every draft of a person who leaves.
Result<void> drop_drafts(Store& store, PersonId person, Instant now);

}  // namespace haven::desk
