#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// A body that comes in chunks (RFC 9112 section 7.1), read more strictly than parsers do: two
/// readers that disagree about a chunk disagree about where the next request begins.
namespace haven::web {

class ChunkReader {
 public:
  /// `longest` is the most bytes the whole body may have.
  explicit ChunkReader(std::size_t longest) : longest_(longest) {}

  /// Reads on; `used` bytes are done with. Offer the rest again, with more behind it.
  struct Fed {
    std::size_t used = 0;
    int refused = 0;  ///< The status of a refusal: 400, or 413 when there is too much.
  };
  Fed feed(std::string_view bytes);

  bool is_done() const { return state_ == State::done; }
  std::string& body() { return body_; }

 private:
  enum class State { size, data, end_of_data, trailer, done };
  Fed feed_data(std::string_view bytes);
  Fed feed_line(std::string_view bytes);
  int take_line(std::string_view line);
  int take_size(std::string_view line);

  const std::size_t longest_;
  State state_ = State::size;
  std::size_t left_ = 0;  ///< Of this chunk.
  std::size_t trailer_bytes_ = 0;
  std::string body_;
};

}  // namespace haven::web
