#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "access/decide_command.h"
#include "casework/owed.h"
#include "guidelines/asking/duties_command.h"
#include "guidelines/asking/rules_command.h"
#include "ledger/hash.h"
#include "ledger/verify.h"
#include "main/installation.h"
#include "main/people.h"
#include "main/serve.h"
#include "main/tracks.h"
#include "matching/match_command.h"
#include "plan_check/check_command.h"
#include "synthetic/matching/round.h"
#include "synthetic/synth_command.h"
#include "web/routes.h"

/// The command line. Each command reads a file or standard input, prints, and exits with 0 when it
/// answered, 1 when a check failed, 2 when what it was given cannot be used.
namespace {

using namespace haven;

int say(const Problem& problem) {
  std::cerr << "haven: " << problem.says
            << (problem.where.empty() ? "" : " (" + problem.where + ")") << ".\n";
  return 2;
}

/// Calls `read` with the file, or with standard input for "-" and for nothing.
template <class Read>
int with_input(const std::string& file, Read read) {
  if (file.empty() || file == "-") return read(std::cin);
  std::ifstream in(file);
  if (!in) return say({"The file " + file + " cannot be read. Give a file, or - for input", file});
  return read(in);
}

int duties(const std::filesystem::path& home, const std::string& file, const std::string& as_of,
           const std::string& known_at, const std::string& explain) {
  guidelines::AskedAsOf asked;
  asked.explain = explain;
  for (const auto& [text, into] : {std::pair{&as_of, &asked.as_of}, {&known_at, &asked.known_at}}) {
    if (text->empty()) continue;
    const auto moment = read_instant(*text);
    if (!moment) return say(moment.error());
    *into = *moment;
  }
  const auto cards =
      guidelines::load(home / "rules", casework::cards_read_with(ledger::sha256_in_hex));
  if (!cards) return say(cards.error());
  return with_input(file, [&](std::istream& in) {
    return guidelines::duties_command(in, std::cout, std::cerr, *cards, asked);
  });
}

volatile sig_atomic_t was_interrupted = 0;

/// The first Ctrl-C is only noted; the second ends the program.
void note_interrupt() {
  struct sigaction action = {};
  action.sa_handler = [](int) { was_interrupted = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, nullptr);
}

int match(const std::vector<std::string>& asked) {
  if (!asked.empty() && asked.front() == "check")
    return plan_check::check_command(std::span(asked).subspan(1), std::cin, std::cout, std::cerr);
  matching::Surroundings around;
  around.seconds = [] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  };
  around.invent = [](int children, int places, std::uint64_t seed, bool networks_apart) {
    return synthetic::invented_round(
        {.children = children, .places = places, .seed = seed, .networks_apart = networks_apart});
  };
  note_interrupt();
  around.is_called_off = [] { return was_interrupted != 0; };
  around.is_terminal = isatty(STDERR_FILENO) == 1;
  return matching::match_command(asked, around, std::cin, std::cout, std::cerr);
}

int answer(int count, char** words) {
  CLI::App app{"Haven: one record for each trafficked child, shared by need to know."};
  app.require_subcommand(1);
  std::string home = HAVEN_ROOT;
  app.add_option("--home", home, "The folder of rules/ and data/");

  program::ServeOptions serving;
  auto* serve = app.add_subcommand("serve", "Answers browsers until it is told to stop");
  serve->add_option("--data", serving.data, "Where the ledger is kept")->required();
  serve->add_option("--port", serving.port, "0 takes a free one");
  serve->add_option("--address", serving.address, "The address to listen on");
  serve->add_option("--environment", serving.environment, "demo, test or live");
  serve->add_flag("--empty", serving.empty, "No invented people: haven people makes the first");
  serve->add_option("--now", serving.now,
                    "A clock that stands still, such as 2027-06-14T14:10:00Z");
  serve->add_option("--children", serving.children, "How many children the invented nation has");
  serve->add_option("--certificate", serving.certificate, "A PEM file; with it Haven speaks HTTPS");
  serve->add_option("--certificate-key", serving.certificate_key, "Its private key");
  serve->add_option("--relay", serving.relay, "The mail relay, HOST:PORT");
  serve->add_option("--relay-guard", serving.relay_guard, "none, starttls or tls");
  serve->add_option("--mail-from", serving.mail_from, "Whom e-mail comes from");
  serve->add_option("--sms-gateway", serving.gateway, "The address of the text message gateway");
  serve->add_option("--sign-in-address", serving.sign_in_address, "What messages link to");
  serve->add_option("--workers", serving.workers, "Threads that make pages");
  serve->add_option("--loops", serving.loops, "Threads that read and send");

  std::string file, as_of, known_at, explain;
  auto* duty = app.add_subcommand("duties", "What is owed to the children of a file");
  duty->add_option("FILE", file, "- or nothing is standard input");
  duty->add_option("--as-of", as_of, "A moment to ask about instead of the file's own");
  duty->add_option("--known-at", known_at, "Only what had been recorded by then");
  duty->add_option("--explain", explain, "A card's id: how its duties were worked out, in words");
  auto* decide = app.add_subcommand("decide", "Answers questions about access, a line each");
  decide->add_option("FILE", file, "- or nothing is standard input");
  auto* rules =
      app.add_subcommand("rules", "check, list, cases, explain ID MOMENT, or changes FROM TO")
          ->prefix_command();
  auto* match_homes =
      app.add_subcommand("match", "A plan to consider: which child might go to which home")
          ->prefix_command();
  match_homes->set_help_flag();  // It says more by itself.
  auto* verify = app.add_subcommand("verify", "Reads a whole ledger again")->prefix_command();
  auto* synth =
      app.add_subcommand("synth", "Writes an invented nation into a new folder")->prefix_command();
  auto* people = app.add_subcommand("people", "Makes the first administrator")->prefix_command();
  auto* addresses = app.add_subcommand(
      "addresses",
      "Every address that Haven answers, a line each: method, path, what stands there");

  CLI11_PARSE(app, count, words);

  if (*serve) {
    if (serving.empty && serve->count("--environment") == 0) serving.environment = "test";
    serving.home = home;
    const auto served = program::serve(serving);
    return served ? 0 : say(served.error());
  }
  if (*duty) return duties(home, file, as_of, known_at, explain);
  if (*decide)
    return with_input(file, [](std::istream& in) {
      return access::decide_command(in, std::cout, std::cerr, [vocabulary = tracks()](auto event) {
        return vocabulary.gives_more(event);
      });
    });
  const auto rest = [](CLI::App* command) { return command->remaining(); };
  if (*rules)
    return guidelines::rules_command(rest(rules), std::filesystem::path(home) / "rules",
                                     casework::cards_read_with(ledger::sha256_in_hex), std::cout,
                                     std::cerr);
  if (*match_homes) return match(rest(match_homes));
  if (*verify) return ledger::verify_command(rest(verify), std::cout, std::cerr);
  if (*addresses) {
    for (const auto& [method, pattern, kind] : web::addresses())
      std::cout << (method == web::Method::get ? "GET " : "POST ") << pattern << ' ' << kind
                << '\n';
    return 0;
  }
  if (*people) return program::people_command(rest(people), std::cout, std::cerr);
  if (*synth) {
    const auto now = std::chrono::floor<Seconds>(std::chrono::system_clock::now());
    return synthetic::synth_command(rest(synth), now, tracks(), program::open_ledger, std::cout,
                                    std::cerr);
  }
  return 2;
}

}  // namespace

int main(int count, char** words) {
  try {
    return answer(count, words);
  } catch (const std::exception& broken) {
    std::fprintf(stderr, "haven: stopped, since %s.\n", broken.what());
    return 2;
  }
}
