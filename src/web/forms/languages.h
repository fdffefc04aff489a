#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// What languages are called, on every page.
namespace haven::web {

struct Language {
  std::string code;  ///< ISO 639-3, three letters.
  std::string name;  ///< In English.
};

/// The languages that pages offer and call by name; whatever else a child speaks is written down in
/// words.
class Languages {
 public:
  /// `file` is data/languages.csv. Problem: it cannot be read as a table of languages.
  static Result<Languages> read(const std::filesystem::path& file);
  explicit Languages(std::vector<Language> all);

  const std::vector<Language>& all() const { return all_; }  ///< By name.
  /// The code itself where it is of no language known here.
  std::string name_of(std::string_view code) const;

 private:
  std::vector<Language> all_;
};

}  // namespace haven::web
