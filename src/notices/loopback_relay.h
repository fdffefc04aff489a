#pragma once
#include <map>
#include <vector>

#include "notices/loopback.h"
#include "values/mutex.h"

/// A real, small SMTP relay on 127.0.0.1 for tests (RFC 5321): it can refuse, put off and hang at
/// any command.
namespace haven::notices {

struct ReceivedMail {
  std::string greeting;  ///< What the client called itself.
  std::string from;
  std::string to;
  std::string signed_in;  ///< The AUTH command's mechanism and first answer.
  std::string text;       ///< With the dots taken out that were put in.
};

class LoopbackRelay {
 public:
  /// What to answer a command, given how often it came before; nothing: what an honest relay says.
  using Answer = std::function<std::optional<std::string>(int before)>;

  /// At `command` ("greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "." for the mail's end).
  void answer(const std::string& command, Answer answer) {
    const Lock lock(mutex_);
    answers_[command] = std::move(answer);
  }
  void always(const std::string& command, const std::string& says) {
    answer(command, [says](int) { return says; });
  }
  static constexpr auto silence = "(silence)";

  std::uint16_t port() const { return server_.port(); }
  std::vector<ReceivedMail> received() const {
    const Lock lock(mutex_);
    return received_;
  }
  int count(const std::string& command) const {
    const Lock lock(mutex_);
    const auto found = counts_.find(command);
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  /// The answer; empty when the caller is to be left waiting.
  std::string reply(const std::string& command, const std::string& honest) {
    const Lock lock(mutex_);
    const int before = counts_[command]++;
    const auto found = answers_.find(command);
    const auto says = found == answers_.end() ? std::nullopt : found->second(before);
    return says == silence ? "" : says.value_or(honest) + "\r\n";
  }

  bool say(Caller& caller, const std::string& command, const std::string& honest, char good) {
    const auto says = reply(command, honest);
    say_or_hang(caller, says);
    return says.starts_with(good);
  }

  static void say_or_hang(Caller& caller, const std::string& says) {
    if (says.empty())
      caller.hang();
    else
      caller.say(says);
  }

  void keep(const ReceivedMail& mail) {
    const Lock lock(mutex_);
    received_.push_back(mail);
  }

  static std::string between(const std::string& line) {
    const auto open = line.find('<');
    return line.substr(open + 1, line.find('>') - open - 1);
  }

  bool take_text(Caller& caller, ReceivedMail& mail) {
    mail.text.clear();
    while (const auto line = caller.line()) {
      if (*line == ".") return true;
      mail.text += line->starts_with('.') ? line->substr(1) : *line;
      mail.text += "\r\n";
    }
    return false;
  }

  void meet(Caller& caller) {
    ReceivedMail mail;
    if (!say(caller, "greeting", "220 relay.example ESMTP", '2')) return;
    while (const auto line = caller.line()) {
      const auto command = line->substr(0, line->find(' '));
      if (command == "EHLO") {
        mail.greeting = line->substr(5);
        if (!say(caller, command, "250-relay.example\r\n250-AUTH PLAIN\r\n250 8BITMIME", '2'))
          continue;
      } else if (command == "AUTH") {
        caller.say("334 \r\n");
        mail.signed_in = line->substr(5) + " " + caller.line().value_or("");
        say(caller, command, "235 2.7.0 welcome", '2');
      } else if (command == "MAIL") {
        mail.from = between(*line);
        say(caller, command, "250 2.1.0 ok", '2');
      } else if (command == "RCPT") {
        mail.to = between(*line);
        say(caller, command, "250 2.1.5 ok", '2');
      } else if (command == "DATA") {
        if (!say(caller, command, "354 go on", '3')) continue;
        if (!take_text(caller, mail)) return;
        const auto says = reply(".", "250 2.0.0 kept");
        // Before the answer: whoever has it may ask at once what was received.
        if (says.starts_with('2')) keep(mail);
        say_or_hang(caller, says);
      } else if (command == "QUIT") {
        caller.say("221 2.0.0 bye\r\n");
        return;
      } else {
        caller.say("502 5.5.2 what\r\n");
      }
    }
  }

  mutable Mutex mutex_;
  std::map<std::string, Answer> answers_ GUARDED_BY(mutex_);
  std::map<std::string, int> counts_ GUARDED_BY(mutex_);
  std::vector<ReceivedMail> received_ GUARDED_BY(mutex_);
  Loopback server_{[this](Caller& caller) { meet(caller); }};  // Last: it uses all the others.
};

}  // namespace haven::notices
