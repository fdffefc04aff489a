#pragma once
#include <array>
#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "desk/strange_values.h"
#include "values/json.h"
#include "web/visitors/choices_for_tests.h"
#include "web/visitors/small_nation_for_tests.h"

namespace haven::web {

/// Rows of the desk as some other version may have left them.
class OtherVersion {
 public:
  OtherVersion(Choices& choices, SmallNation& nation) : choices_(choices), nation_(nation) {}

  /// One that stands there, with a member that is missing or of another kind; or one where this
  /// version looks for its own.
  void write_a_row() {
    const auto& kind = choices_.any(kinds);
    const auto groups = groups_of(kind);
    const auto kept = rows_of(kind.name, groups);
    desk::Entry entry{
        std::string(kind.name), key(), choices_.any(groups), {}, nation_.now + Hours(9)};
    if (!kept.empty() && !choices_.one_in(4)) entry = choices_.any(kept);
    entry.value = choices_.one_in(2) ? changed(entry.value) : strange(kind.members);
    (void)nation_.desk->put(entry);
  }

 private:
  using Words = std::vector<std::string>;

  struct Kind {
    std::string_view name;
    Words members;  ///< Of the value, if it is an object.
    Words groups;   ///< None: one for each person.
  };

  Words groups_of(const Kind& kind) const {
    auto groups = kind.groups;
    if (groups.empty())
      for (const auto& user : nation_.people) groups.push_back(user.substr(2));
    return groups;
  }

  std::vector<desk::Entry> rows_of(std::string_view kind, const Words& groups) const {
    std::vector<desk::Entry> rows;
    for (const auto& group : groups)
      if (const auto listed = nation_.desk->list(kind, group, nation_.now))
        rows.insert(rows.end(), listed->begin(), listed->end());
    return rows;
  }

  std::string key() {
    if (choices_.one_in(4)) return std::string(choices_.any(keys));
    if (choices_.one_in(2)) return choices_.any(nation_.people).substr(2);
    std::string code = choices_.any(nation_.codes);
    std::erase(code, '-');
    return code;
  }

  std::string strange(const Words& members) {
    desk::StrangeJson made(members, static_cast<std::uint32_t>(choices_.below(65'536)));
    return choices_.one_in(4) ? made.value() : made.object();
  }

  std::string changed(const std::string& value) {
    auto read = read_json(value);
    if (!read || !read->is_object() || read->get_object().empty()) return "7";
    auto& object = read->get_object();
    const auto member = object.begin() + static_cast<std::ptrdiff_t>(choices_.below(object.size()));
    switch (choices_.below(5)) {
      case 0:
        object.erase(member);
        break;
      case 1:
        member->value() = 7;
        break;
      case 2:
        member->value() = nullptr;
        break;
      case 3:
        member->value() = boost::json::array();
        break;
      default:
        member->value() = "yesterday";
    }
    return boost::json::serialize(object);
  }

  /// What pages and the post read.
  static inline const std::vector<Kind> kinds = {
      {"welcome", {"person", "secret"}, {}},
      {"device-code", {"person", "device", "until"}, {}},
      {"session", {"id", "person", "created", "seen", "device", "act", "given"}, {}},
      {"draft", {"fields", "saved"}, {}},
      {"claim", {"at", "by", "id"}, {""}},
      {"delivery",
       {"notice", "person", "channel", "address", "wording", "mail", "queued", "next", "tries",
        "because"},
       {"waiting", "delivered", "refused", "given_up", "unreadable", "lost"}},
      {"code", {}, {""}},
      {"attempts.account", {}, {""}},
      {"attempts.network", {}, {""}}};
  static constexpr std::array keys = {"192.0.2.7", "pat.doe", "x"};

  Choices& choices_;
  SmallNation& nation_;
};

}  // namespace haven::web
