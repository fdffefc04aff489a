#include "web/http/wire/chunks.h"

#include <algorithm>
#include <charconv>

namespace haven::web {
namespace {

constexpr std::size_t most_digits = 8;
constexpr std::size_t longest_extension = 16;
constexpr std::size_t longest_trailer = 4096;

bool is_visible(char c) { return c >= ' ' && c < 0x7F; }

}  // namespace

ChunkReader::Fed ChunkReader::feed(std::string_view bytes) {
  Fed fed;
  while (state_ != State::done && fed.used < bytes.size()) {
    const auto rest = bytes.substr(fed.used);
    const Fed step = state_ == State::data ? feed_data(rest) : feed_line(rest);
    if (step.refused) return step;
    if (step.used == 0) break;
    fed.used += step.used;
  }
  return fed;
}

ChunkReader::Fed ChunkReader::feed_data(std::string_view bytes) {
  const std::size_t taken = std::min(left_, bytes.size());
  body_.append(bytes.substr(0, taken));
  left_ -= taken;
  if (left_ == 0) state_ = State::end_of_data;
  return {taken};
}

ChunkReader::Fed ChunkReader::feed_line(std::string_view bytes) {
  const std::size_t longest = state_ == State::end_of_data ? 0
                              : state_ == State::size      ? most_digits + longest_extension
                                                           : longest_trailer;
  const auto end = bytes.substr(0, longest + 1).find_first_of("\r\n");
  if (end == std::string_view::npos) return {0, bytes.size() > longest ? 400 : 0};
  if (bytes[end] == '\n') return {0, 400};
  if (end + 1 == bytes.size()) return {};
  if (bytes[end + 1] != '\n') return {0, 400};
  return {end + 2, take_line(bytes.substr(0, end))};
}

int ChunkReader::take_line(std::string_view line) {
  switch (state_) {
    case State::size:
      return take_size(line);
    case State::end_of_data:
      state_ = State::size;
      return line.empty() ? 0 : 400;
    default:
      // What a trailer says is not used, so it cannot contradict the head.
      trailer_bytes_ += line.size();
      if (line.empty()) state_ = State::done;
      const bool is_clean = std::ranges::all_of(line, [](char c) { return is_visible(c); });
      return is_clean && trailer_bytes_ <= longest_trailer ? 0 : 400;
  }
}

int ChunkReader::take_size(std::string_view line) {
  const auto digits = line.substr(0, std::min(line.find(';'), line.size()));
  const auto extension = line.substr(digits.size());
  std::uint32_t size = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return 400;
  if (digits.size() > most_digits || extension.size() > longest_extension) return 400;
  if (!std::ranges::all_of(extension, is_visible)) return 400;
  if (size > longest_ - body_.size()) return 413;
  left_ = size;
  state_ = size == 0 ? State::trailer : State::data;
  return 0;
}

}  // namespace haven::web
