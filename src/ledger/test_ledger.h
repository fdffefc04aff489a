#pragma once
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "ledger/folder.h"
#include "values/random.h"

/// What the ledger's tests are made with.
namespace haven::ledger {

/// A folder that is gone with the test.
class TestFolder {
 public:
  TestFolder() {
    path_ = std::filesystem::temp_directory_path() /
            ("haven-" + std::to_string(getpid()) + "-" + random_id<StreamId>().text());
    std::filesystem::create_directories(path_);
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline const Instant test_time{Seconds(1'900'000'000)};

inline Options test_options() {
  Options options;
  options.now = [] { return test_time; };
  options.environment = Environment::test;
  return options;
}

inline StreamId a_stream() { return random_id<StreamId>(); }

/// One entry with a track that says `track_says`, and whatever else is given.
inline Write says(StreamId stream, std::string track_says, std::vector<Section> more = {}) {
  std::vector<Section> sections{{track, std::move(track_says)}};
  for (auto& section : more) sections.push_back(std::move(section));
  return {stream, stream, std::nullopt, {std::move(sections)}};
}

inline Command command(std::vector<Write> writes) {
  return {random_id<CommandId>(), std::move(writes)};
}

inline std::unique_ptr<KeyEncryption> test_keys(const std::filesystem::path& folder) {
  return file_key_encryption(folder, Trust::development).value();
}

}  // namespace haven::ledger
