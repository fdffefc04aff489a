#include "synthetic/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "values/csv.h"
#include "values/words.h"

namespace haven::synthetic {
namespace {

tl::unexpected<Problem> wrong(const std::filesystem::path& file, std::string_view says) {
  return problem(fmt::format("{}: {}", file.string(), says), file.string());
}

Result<std::vector<Authority>> read_authorities(const std::filesystem::path& file) {
  std::vector<Authority> authorities;
  for (auto& row :
       TRY(read_csv_file(file, {"gss_code", "name", "nation", "region", "police_force"}))) {
    if (std::ranges::any_of(row, &std::string::empty))
      return wrong(file, fmt::format("the authority {} has an empty field", row[0]));
    if (row[2] != "eng" && row[2] != "wls" && row[2] != "sct" && row[2] != "ni")
      return wrong(file, fmt::format("\"{}\" is not one of eng, wls, sct, ni", row[2]));
    authorities.push_back({row[0], row[1], row[2], row[3], row[4]});
  }
  return authorities;
}

Result<std::vector<Names>> read_names(const std::filesystem::path& file) {
  std::map<std::string, Names> by_origin;
  for (const auto& row : TRY(read_csv_file(file, {"origin", "part", "sex", "name"}))) {
    auto& names = by_origin[row[0]];
    names.origin = row[0];
    if (row[1] == "family" && row[2].empty())
      names.families.push_back(row[3]);
    else if (row[1] == "given" && (row[2] == "girl" || row[2] == "boy"))
      (row[2] == "girl" ? names.girls : names.boys).push_back(row[3]);
    else
      return wrong(file, fmt::format("{} is neither a family nor a given name", row[3]));
  }
  std::vector<Names> all;
  for (auto& [origin, names] : by_origin) {
    if (names.girls.empty() || names.boys.empty() || names.families.empty())
      return wrong(file, fmt::format("{} lacks girls', boys' or family names", origin));
    all.push_back(std::move(names));
  }
  return all;
}

Result<std::vector<Language>> read_languages(const std::filesystem::path& file) {
  std::vector<Language> languages;
  for (const auto& row : TRY(read_csv_file(file, {"language", "iso639_3", "origins"}))) {
    if (row[1].size() != 3)
      return wrong(file, fmt::format("\"{}\" is not a code of three letters", row[1]));
    languages.push_back({row[0], row[1], split_words<std::string>(row[2])});
  }
  return languages;
}

}  // namespace

Result<Tables> read_tables(const std::filesystem::path& folder) {
  Tables tables{TRY(read_authorities(folder / "authorities.csv")),
                TRY(read_names(folder / "names.csv")),
                TRY(read_languages(folder / "languages.csv"))};
  for (const auto& names : tables.names)
    if (std::ranges::none_of(tables.languages, [&](const Language& language) {
          return std::ranges::find(language.origins, names.origin) != language.origins.end();
        }))
      return wrong(folder / "languages.csv",
                   fmt::format("nobody from {} has a language", names.origin));
  return tables;
}

}  // namespace haven::synthetic
