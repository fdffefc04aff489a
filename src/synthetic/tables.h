#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "values/result.h"

/// The tables of facts that invented people are made from: data/README.md says where they are from.
namespace haven::synthetic {

/// A real authority that looks after children.
struct Authority {
  std::string gss_code;
  std::string name;
  std::string nation;  ///< eng, wls, sct or ni.
  std::string region;
  std::string police_force;
};

/// Names of one origin. Given and family names are drawn apart, so that no real person is meant.
struct Names {
  std::string origin;  ///< ISO 3166-1, two letters.
  std::vector<std::string> girls;
  std::vector<std::string> boys;
  std::vector<std::string> families;
};

struct Language {
  std::string name;
  std::string code;                  ///< ISO 639-3.
  std::vector<std::string> origins;  ///< Where it is spoken, among the origins of Names.
};

struct Tables {
  std::vector<Authority> authorities;
  std::vector<Names> names;  ///< By origin.
  std::vector<Language> languages;
};

/// From authorities.csv, names.csv and languages.csv in `folder`. Problem: a file that is not
/// there; a row that is not as promised; an origin without names or without a language.
Result<Tables> read_tables(const std::filesystem::path& folder);

}  // namespace haven::synthetic
