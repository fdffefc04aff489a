// The published vectors of transparency-dev/merkle, when a copy lies at $HAVEN_MERKLE_VECTORS.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>

#include "ledger/proof/tree.h"
#include "values/encoding.h"
#include "values/json.h"

using namespace haven;
using namespace haven::ledger;

namespace {

using Line = boost::json::object;

/// Nothing when the vectors are not there.
std::vector<Line> lines_of(const std::string& name) {
  const char* folder = std::getenv("HAVEN_MERKLE_VECTORS");
  std::ifstream file(std::string(folder ? folder : "") + "/" + name);
  std::vector<Line> lines;
  for (std::string text; std::getline(file, text);)
    lines.push_back(read_json(text).value().as_object());
  if (lines.empty())
    MESSAGE("SKIPPED: no copy of the transparency-dev/merkle vectors at HAVEN_MERKLE_VECTORS");
  return lines;
}

/// A field that is absent is 0.
std::uint64_t number(const Line& line, std::string_view name) {
  const auto* value = line.if_contains(name);
  return value ? value->to_number<std::uint64_t>() : 0;
}

/// Nothing when it is absent, or not 32 bytes, as in some of the vectors that must be refused.
std::optional<Hash> read_hash(const boost::json::value* value) {
  if (!value || !value->is_string()) return std::nullopt;
  const auto bytes = from_base64(value->as_string());
  if (!bytes || bytes->size() != 32) return std::nullopt;
  Hash hash;
  std::copy(bytes->begin(), bytes->end(), hash.begin());
  return hash;
}

/// One vector gives two equal roots that are too short, to say that any equal roots will do.
std::optional<Hash> read_root(const boost::json::value& value) {
  auto bytes = from_base64(value.as_string());
  if (!bytes || bytes->size() > 32) return std::nullopt;
  bytes->resize(32);
  const boost::json::value whole(to_base64(*bytes));
  return read_hash(&whole);
}

std::optional<std::vector<Hash>> read_proof(const Line& line) {
  std::vector<Hash> proof;
  const auto* values = line.if_contains("proof");
  if (!values || values->is_null()) return proof;
  for (const auto& value : values->as_array()) {
    const auto hash = read_hash(&value);
    if (!hash) return std::nullopt;
    proof.push_back(*hash);
  }
  return proof;
}

bool accepts_inclusion(const Line& line) {
  const auto leaf = read_hash(line.if_contains("leafHash"));
  const auto root = read_root(line.at("root"));
  const auto proof = read_proof(line);
  return leaf && root && proof &&
         proves_inclusion(number(line, "leafIdx"), number(line, "treeSize"), *leaf, *proof, *root);
}

bool accepts_consistency(const Line& line) {
  const auto before = read_root(line.at("root1"));
  const auto after = read_root(line.at("root2"));
  const auto proof = read_proof(line);
  return before && after && proof &&
         proves_consistency(number(line, "size1"), number(line, "size2"), *before, *after, *proof);
}

}  // namespace

TEST_CASE("published proofs of inclusion are accepted and refused as they should be") {
  for (const auto& line : lines_of("inclusion.jsonl")) {
    CAPTURE(line.at("file").as_string().c_str());
    CHECK(accepts_inclusion(line) != line.at("wantErr").as_bool());
  }
}

TEST_CASE("published proofs of consistency are accepted and refused as they should be") {
  for (const auto& line : lines_of("consistency.jsonl")) {
    CAPTURE(line.at("file").as_string().c_str());
    CHECK(accepts_consistency(line) != line.at("wantErr").as_bool());
  }
}
