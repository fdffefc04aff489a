#include "matching/reading/read_so_far.h"

namespace haven::matching {

Result<void> fresh(Names& names, const std::string& id, const Part& part) {
  const int before = names.count();
  names.number_of(id);
  if (names.count() == before)
    return refused(part.at("id"), fmt::format("\"{}\" is given twice; give each its own id", id));
  return {};
}

Result<int> known(const Names& names, const std::string& id, const std::string& where,
                  std::string_view kind) {
  if (const auto number = names.find(id)) return *number;
  return refused(where, fmt::format("There is no {} \"{}\"; list it, or correct the id", kind, id));
}

Result<int> reference(const Names& names, const Part& part, std::string_view key,
                      std::string_view kind) {
  return known(names, TRY(text(part, key)), part.at(key), kind);
}

Result<bool> has_ended(const ReadSoFar& so_far, const Part& part, std::string_view key) {
  const auto until = TRY(date(part, key));
  return !until.empty() && !so_far.on.empty() && until < so_far.on;
}

}  // namespace haven::matching
