#include "web/forms/languages.h"

#include <algorithm>

#include "values/csv.h"

namespace haven::web {

Languages::Languages(std::vector<Language> all) : all_(std::move(all)) {
  std::ranges::sort(all_, {}, &Language::name);
}

Result<Languages> Languages::read(const std::filesystem::path& file) {
  std::vector<Language> all;
  for (auto& row : TRY(read_csv_file(file, {"language", "iso639_3", "origins"})))
    all.push_back({std::move(row[1]), std::move(row[0])});
  return Languages(std::move(all));
}

std::string Languages::name_of(std::string_view code) const {
  const auto found = std::ranges::find(all_, code, &Language::code);
  return found == all_.end() ? std::string(code) : found->name;
}

}  // namespace haven::web
