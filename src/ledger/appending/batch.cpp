#include "ledger/appending/batch.h"

#include "ledger/sealing.h"
#include "values/random.h"

namespace haven::ledger {
namespace {

/// Problem: bad_input, when no entry can have these sections.
Result<void> check_sections(const std::vector<Section>& sections) {
  if (sections.empty() || sections.front().compartment != track)
    return problem("The first section of an entry is its track");
  std::uint32_t seen = 0;
  for (const auto& section : sections) {
    if (section.compartment > last_compartment) return problem("There are 32 compartments");
    const auto bit = std::uint32_t{1} << section.compartment;
    if (seen & bit) return problem("An entry has one section of each compartment");
    seen |= bit;
    if (section.plain.size() > longest_section) return problem("A section is at most 1 MiB long");
  }
  return {};
}

std::size_t envelope_size(const std::vector<Section>& sections) {
  std::size_t size = head_size;
  for (const auto& section : sections)
    size += section_head_size + padded_size(section.plain.size(), section.compartment) + tag_size;
  return size;
}

/// Problem: bad_input, when this is no command that a ledger could keep.
Result<void> check_form(const Command& command) {
  bool has_entry = false;
  for (const auto& write : command.writes) {
    if (write.stream == StreamId{} || write.keys_of == StreamId{})
      return problem("A stream's id is never all zero");
    for (const auto& sections : write.entries) {
      TRY(check_sections(sections));
      has_entry = true;
    }
  }
  if (!has_entry) return problem("A command has at least one entry");
  return {};
}

}  // namespace

Problem said_otherwise() {
  return {
      "This form was recorded before, with other words. Read the record, and record here only what "
      "is new",
      "command"};
}

Batch::Batch(const Workbench& with, const Batch* before, Instant now)
    : chain_(with.chain),
      store_(with.store),
      before_(before),
      size_before_(chain_.size() + (before ? before->made_.size() : 0)),
      keys_(with.keys),
      secrets_(with.secrets),
      is_clock_right_(can_be_kept_at(now)),
      now_(std::max({is_clock_right_ ? now : Instant(), chain_.last_time(),
                     before ? before->now_ : Instant()})) {}

Kept Batch::make_keys(const std::vector<const Command*>& commands) {
  if (!is_clock_right_) return {};
  std::vector<std::pair<StreamId, Compartment>> wanted;
  for (const auto* command : commands) {
    if (!check_form(*command)) continue;
    for (const auto& write : command->writes)
      for (const auto& sections : write.entries)
        for (const auto& section : sections)
          if (keys_.newest(write.keys_of, section.compartment) == 0)
            wanted.emplace_back(write.keys_of, section.compartment);
  }
  return wanted.empty() ? Kept() : keys_.make_missing(wanted);
}

Result<Appended> Batch::add(const Command& command) {
  TRY(check_form(command));
  const CommandId mark = secrets_.mark_of(command.id);
  const auto said = secrets_.hash_of_said(command.id, command.said);
  if (const auto before = TRY(answered(mark))) {
    if (before->said == said) return before->answer;
    return tl::unexpected(said_otherwise());
  }
  // Whatever can be written but not read again would keep the ledger from being opened.
  if (!is_clock_right_)
    return problem(
        "The clock of the machine that Haven runs on is wrong, so nothing can be recorded; "
        "whoever looks after it must set it right",
        {}, Problem::Kind::unavailable);
  TRY(check(command));
  const auto first = made_.size();
  if (const auto sealed = seal(command, mark); !sealed) {
    take_back(first);
    return tl::unexpected(sealed.error());
  }
  const Appended answer{size_before_ + first + 1, size_before_ + made_.size(), false};
  made_[first].said = said;
  answered_.emplace(mark, Answered{said, {answer.first, answer.last, true}});
  return answer;
}

Result<void> Batch::check(const Command& command) const {
  std::unordered_map<StreamId, std::uint64_t> versions;
  for (const auto& write : command.writes) {
    if (keys_.is_destroyed(write.keys_of))
      return problem("The keys to this record have been destroyed; nothing can be added to it", {},
                     Problem::Kind::not_found);
    auto& version = versions.try_emplace(write.stream, end_of(write.stream).version).first->second;
    if (write.expected_version && *write.expected_version != version)
      return problem("The story has moved on since it was read", {}, Problem::Kind::moved_on);
    version += write.entries.size();
  }
  return {};
}

Result<void> Batch::seal(const Command& command, CommandId mark) {
  for (const auto& write : command.writes)
    for (const auto& sections : write.entries) TRY(seal(write, sections, mark));
  return {};
}

Result<void> Batch::seal(const Write& write, const std::vector<Section>& sections, CommandId mark) {
  const StreamEnd end = end_of(write.stream);
  const std::uint64_t version = end.version + 1;
  const Veil veil(secrets_.veil_key(), write.stream, version);
  Head head{static_cast<std::uint8_t>(sections.size()),
            size_before_ + made_.size() + 1,
            write.stream,
            version,
            now_,
            end.hash,
            mark,
            veil.cross(write.keys_of)};
  Entry entry{head.position, write.stream, write.keys_of, version, now_, {}, encode(head)};
  entry.envelope.reserve(envelope_size(sections));
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto& section = sections[i];
    SectionHead section_head;
    section_head.veiled_compartment = veil.cross(section.compartment, i);
    section_head.key_version = keys_.newest(write.keys_of, section.compartment);
    take_nonce(section_head.nonce);
    const auto at = static_cast<std::uint32_t>(entry.envelope.size() + section_head_size);
    const KeyName key{write.keys_of, section.compartment, section_head.key_version};
    TRY(keys_.use(key, [&](std::string_view key_bytes) {
      seal_section(entry.envelope, {write.stream, version, section.compartment}, section_head,
                   section.plain, KeyedHash(key_bytes));
    }));
    const auto size = padded_size(section.plain.size(), section.compartment);
    entry.sections.push_back(
        {section.compartment, key.version, at, static_cast<std::uint32_t>(size)});
  }
  const Hash leaf = leaf_hash(entry.envelope);
  ends_[write.stream] = {version, leaf};
  made_.push_back({std::move(entry), head, leaf});
  return {};
}

void Batch::take_nonce(std::array<std::uint8_t, nonce_size>& nonce) {
  // Drawn many at a time: each draw is a call to the system, and a nonce is no secret.
  constexpr std::size_t drawn_at_once = 128;
  if (nonces_.empty()) nonces_ = random_bytes(drawn_at_once * nonce_size);
  nonces_.copy(reinterpret_cast<char*>(nonce.data()), nonce_size, nonces_.size() - nonce_size);
  nonces_.resize(nonces_.size() - nonce_size);
}

void Batch::take_back(std::size_t first) {
  made_.erase(made_.begin() + static_cast<std::ptrdiff_t>(first), made_.end());
  ends_.clear();
  for (const auto& made : made_) ends_[made.head.stream] = {made.head.version, made.leaf};
}

StreamEnd Batch::end_of(StreamId stream) const {
  for (const auto* batch : {this, before_})
    if (batch)
      if (const auto found = batch->ends_.find(stream); found != batch->ends_.end())
        return found->second;
  return chain_.end_of(stream);
}

Result<std::optional<Batch::Answered>> Batch::answered(CommandId mark) const {
  for (const auto* batch : {this, before_})
    if (batch)
      if (const auto found = batch->answered_.find(mark); found != batch->answered_.end())
        return found->second;
  const auto kept = chain_.kept(mark);
  if (!kept) return std::nullopt;
  return Answered{TRY(store_.said_at(kept->first)), *kept};
}

}  // namespace haven::ledger
