#include "ledger/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace haven::ledger {
namespace {

/// A file descriptor that is closed at the end of its block.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

tl::unexpected<Problem> refused(const char* what, const std::filesystem::path& file) {
  return problem(std::string("The file cannot be ") + what + ": " + std::strerror(errno),
                 file.string(), Problem::Kind::unavailable);
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened && fsync(opened.number()) == 0;
}

}  // namespace

Result<void> write_whole(const std::filesystem::path& file, std::string_view text, Readable who) {
  const std::filesystem::path draft = file.string() + ".draft";
  {
    const mode_t mode = who == Readable::by_owner ? 0600 : 0644;
    const Descriptor opened(open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (!opened || fchmod(opened.number(), mode) != 0 || !write_all(opened.number(), text) ||
        fsync(opened.number()) != 0)
      return refused("written", file);
  }
  if (rename(draft.c_str(), file.c_str()) != 0) return refused("replaced", file);
  const auto folder = file.has_parent_path() ? file.parent_path() : ".";
  if (!sync_folder(folder)) return refused("kept", file);
  return {};
}

Result<std::optional<std::string>> read_whole(const std::filesystem::path& file) {
  const Descriptor opened(open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!opened && errno == ENOENT) return std::nullopt;
  if (!opened) return refused("opened", file);
  std::string text;
  char piece[4096];
  for (;;) {
    const auto got = read(opened.number(), piece, sizeof piece);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refused("read", file);
    if (got == 0) return text;
    text.append(piece, static_cast<std::size_t>(got));
  }
}

}  // namespace haven::ledger
