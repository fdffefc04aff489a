#include <filesystem>
#include <ostream>

#include "ledger/folder.h"
#include "ledger/store/sqlite_store.h"
#include "ledger/verify.h"
#include "ledger/whole_file.h"
#include "values/encoding.h"

namespace haven::ledger {
namespace {

constexpr int whole = 0, not_whole = 1, no_answer = 2;

constexpr std::string_view usage =
    "haven verify DIR [--from CHECKPOINT] [--signer KEY]\n"
    "Reads the whole ledger in DIR again, without any key, and prints its size, its root, and the\n"
    "first thing wrong with its place. CHECKPOINT is a signed note that was kept elsewhere: with\n"
    "it, a ledger that was set back to an earlier state is found out. KEY, NAME+ID+KEY, is the\n"
    "signer you trust; without it, the one that the ledger names. Exits with 0 when all holds,\n"
    "with 1 when something is wrong, with 2 when the question cannot be answered.\n";

struct Asked {
  std::filesystem::path folder;
  std::optional<std::filesystem::path> from;
  std::optional<Signer> signer;
};

Result<Asked> read_arguments(std::span<const std::string> arguments) {
  Asked asked;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& word = arguments[i];
    const bool has_value = i + 1 < arguments.size();
    if (word == "--from" && has_value)
      asked.from = arguments[++i];
    else if (word == "--signer" && has_value)
      asked.signer = TRY(read_signer(arguments[++i]));
    else if (word.starts_with("-") || !asked.folder.empty())
      return problem("\"" + word + "\" is not understood; try haven verify --help");
    else
      asked.folder = word;
  }
  if (asked.folder.empty()) return problem("Which folder? Try haven verify --help");
  return asked;
}

/// The checkpoint that was asked for, or the one that Haven keeps beside the folder.
Result<std::vector<std::string>> notes_for(const Asked& asked) {
  const auto file = asked.from ? *asked.from : usual_checkpoint_file(asked.folder);
  auto note = TRY(read_whole(file));
  if (note) return std::vector{std::move(*note)};
  if (asked.from) return problem("There is no such checkpoint", file.string());
  return std::vector<std::string>{};
}

Result<std::unique_ptr<Store>> store_of(const Asked& asked) {
  const auto file = asked.folder / "ledger.db";
  std::error_code failed;
  if (!std::filesystem::exists(file, failed))
    return problem("There is no ledger here", file.string());
  return read_sqlite_store(file);
}

int say(const Problem& problem, std::ostream& err) {
  err << "haven verify: " << problem.says;
  if (!problem.where.empty()) err << " (" << problem.where << ")";
  err << "\n";
  return no_answer;
}

int say(const Broken& broken, std::ostream& out) {
  out << "size " << broken.size << "\nroot " << to_base64(bytes_of(broken.root)) << "\nbroken";
  if (broken.position != 0) out << " at entry " << broken.position;
  if (broken.stream) out << " of stream " << broken.stream->text();
  out << ": " << broken.says << "\n";
  return not_whole;
}

int say(const Verified& verified, std::ostream& out) {
  out << "size " << verified.size << "\nroot " << to_base64(bytes_of(verified.root))
      << "\ncheckpoints " << verified.checkpoints << "\nwhole\n";
  return whole;
}

}  // namespace

int verify_command(std::span<const std::string> arguments, std::ostream& out, std::ostream& err) {
  if (arguments.size() == 1 && arguments[0] == "--help") {
    out << usage;
    return whole;
  }
  const auto asked = read_arguments(arguments);
  if (!asked) return say(asked.error(), err);
  auto notes = notes_for(*asked);
  if (!notes) return say(notes.error(), err);
  const auto store = store_of(*asked);
  if (!store && store.error().kind != Problem::Kind::broken) return say(store.error(), err);
  if (!store) return say(Broken{store.error().says, 0, std::nullopt, 0, sha256({})}, out);
  const auto verified = verify(**store, {asked->signer, std::move(*notes)});
  return verified ? say(*verified, out) : say(verified.error(), out);
}

}  // namespace haven::ledger
