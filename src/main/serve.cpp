#include "main/serve.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <iostream>

#include "casework/owed.h"
#include "guidelines/reading/cards.h"
#include "ledger/hash.h"
#include "ledger/keys/hardening.h"
#include "ledger/whole_file.h"
#include "main/messages.h"
#include "main/ready.h"
#include "main/wiped_memory.h"
#include "missing/events.h"
#include "notices/teller.h"
#include "web/demo/steps.h"
#include "web/forms/languages.h"
#include "web/missing/board.h"
#include "web/routes.h"

namespace haven::program {
namespace {

/// Blocks the signals that stop the program, so that every thread made later leaves them to us.
sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return set;
}

Result<std::string> read_file(const std::filesystem::path& file) {
  const auto text = TRY(ledger::read_whole(file));
  if (!text) return problem(fmt::format("{} is missing", file.string()));
  return *text;
}

Result<notices::Ladder> ladder(const ServeOptions& options, const std::string& name) {
  const auto file = options.home / "data" / "ladders" / (name + ".csv");
  return notices::read_ladder(TRY(read_file(file)), name);
}

void advance(desk::Store& desk, WallClock& clock, Seconds by) {
  clock.advance(by, web::demo_clock_ends);
  // What cannot be kept now is forgotten at the next start, in a nation that is invented.
  (void)web::keep_ahead(desk, clock.ahead());
}

std::string metrics(const notices::Teller& teller, const notices::Deliveries& deliveries) {
  return fmt::format(
      "# TYPE haven_notices_failures_total counter\nhaven_notices_failures_total {}\n"
      "# TYPE haven_children_untold gauge\nhaven_children_untold {}\n"
      "# TYPE haven_deliveries_unreadable gauge\nhaven_deliveries_unreadable {}\n",
      teller.failures(), teller.untold().children, deliveries.unreadable());
}

void say_where(const ServeOptions& options, const web::Server& server, bool is_demonstration) {
  std::cout << fmt::format("Haven listens on {}://{}:{}/\n",
                           options.certificate.empty() ? "http" : "https", options.address,
                           server.port());
  if (is_demonstration)
    std::cout << "Everyone in it is invented. The front page tells their stories; one click signs "
                 "in as amara.khan, carla.dunn, dan.hall, nadia.stone or anyone else.\n";
  std::cout << std::flush;
}

}  // namespace

Result<void> serve(const ServeOptions& options) {
  const auto signals = stop_signals();
  TRY(ledger::harden_process());
  wipe_freed_memory();
  const auto environment = TRY(environment_named(options.environment));
  std::optional<Instant> stands_at;
  if (!options.now.empty()) stands_at = TRY(read_instant(options.now));
  if (stands_at && *stands_at >= web::demo_clock_ends)
    return problem("The moment at which the clock stands must be before the year 2200", "--now");
  WallClock clock(stands_at);

  const auto ready =
      TRY(make_ready(options, environment, [&clock] { return clock.now(); }, std::cout));
  const auto& [place, cases] = ready;
  const bool is_demonstration = environment == ledger::Environment::demo;
  if (is_demonstration) clock.set_ahead(web::kept_ahead(*place.desk, clock.unmoved()));

  const auto cards = TRY(
      guidelines::load(options.home / "rules", casework::cards_read_with(ledger::sha256_in_hex)));
  const auto known = TRY(signin::KnownPasswords::read(
      TRY(read_file(options.home / "data" / "passwords" / "known.txt"))));

  const auto languages = TRY(web::Languages::read(options.home / "data" / "languages.csv"));

  const auto telling = TRY(notices::TellingRules::read(
      TRY(read_file(options.home / "data" / "telling.csv")), cases->vocabulary()));
  const auto* of_reports = telling.of(missing::events::reported);
  if (of_reports == nullptr || telling.of(cases::events::location_revealed) == nullptr)
    return problem("data/telling.csv says of no missing child, or of no reveal, who is told");
  notices::Inbox inbox(*cases);
  casework::Openings openings(*cases);
  casework::ToDo to_do(cards);
  web::Board board(*cases);
  signin::Sessions sessions(*place.desk);
  signin::Attempts attempts(*place.desk);
  const signin::Passwords passwords(place.secret->derive("pepper"), signin::Cost::standard());
  signin::UsedCodes used_codes(*place.desk);
  signin::SlowWork slow_work;
  cases::ClaimIndex claim_index(*cases);
  TRY(claim_index.catch_up());
  const auto site_secret = place.secret->derive("site");

  web::Clock pages_clock;
  pages_clock.now = [&clock] { return clock.now(); };
  pages_clock.unmoved = [&clock] { return clock.unmoved(); };
  if (is_demonstration) pages_clock.advance = [&](Seconds by) { advance(*place.desk, clock, by); };
  web::Site site{*cases,
                 *place.desk,
                 site_secret,
                 cards,
                 languages,
                 inbox,
                 telling,
                 openings,
                 to_do,
                 board,
                 pages_clock,
                 options.certificate.empty() ? web::Transport::plain_loopback : web::Transport::tls,
                 sessions,
                 attempts,
                 passwords,
                 known,
                 used_codes,
                 slow_work,
                 claim_index};

  notices::Deliveries deliveries(*place.desk, 120);
  notices::TellerOptions how;
  how.telling = telling;
  how.now = pages_clock.now;
  how.unanswered = TRY(ladder(options, of_reports->ladder));
  how.long_missing = TRY(ladder(options, "national_desk"));
  how.has_email = !options.relay.empty();
  how.has_sms = !options.gateway.empty();
  how.send = TRY(sender(options));
  notices::Teller teller(*cases, inbox, *place.desk, deliveries, std::move(how));

  web::Workers workers(options.workers, 512);
  web::ServerOptions listening;
  listening.address = options.address;
  listening.port = options.port;
  listening.loops = options.loops;
  listening.longest_body = web::longest_body;
  listening.error_page = web::error_page;
  if (!options.certificate.empty())
    listening.tls = web::Tls{options.certificate, options.certificate_key};
  // Loops answer before start() returns: until then there is no server to ask for its counts.
  std::atomic<web::Server*> running = nullptr;
  site.further_metrics = [&] {
    const auto* counted = running.load();
    return (counted == nullptr ? std::string() : counted->metrics()) + metrics(teller, deliveries);
  };
  site.untold = [&] { return teller.untold(); };
  site.messages = [&]() -> Result<web::Messages> {
    const auto waiting = TRY(deliveries.waiting(clock.now()));
    const auto failed = TRY(deliveries.failed(clock.now()));
    return web::Messages{waiting.size(), failed.size(), deliveries.unreadable(),
                         !options.relay.empty(), !options.gateway.empty()};
  };
  const auto server = TRY(web::Server::start(std::move(listening), web::handler(site, workers)));
  running = server.get();
  say_where(options, *server, is_demonstration);

  const timespec an_hour{3600, 0};
  while (sigtimedwait(&signals, nullptr, &an_hour) < 0) {
    // Sessions and drafts that ended are not kept. What cannot be removed now is removed later.
    (void)place.desk->remove_expired(pages_clock.unmoved());
  }
  server->drain(Seconds(10));
  return {};
}

}  // namespace haven::program
