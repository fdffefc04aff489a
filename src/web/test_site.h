#pragma once
#include "cases/test_register.h"
#include "web/missing/board.h"
#include "web/site/languages.h"
#include "web/site/visit.h"

/// A site over a ledger and a desk in memory, for tests of pages.
namespace haven::web {

struct TestSite {
  Instant now = cases::test_now;
  std::vector<Seconds> steps;  ///< By which a page has moved the clock on.

  cases::TestRegister held;
  std::unique_ptr<desk::Store> desk = desk::Store::in_memory();
  desk::Secret secret = desk::Secret::random();
  guidelines::Cards cards;
  Languages languages = Languages::read(HAVEN_ROOT "/data/languages.csv").value();
  notices::Inbox inbox{held.cases()};
  casework::Openings openings{held.cases()};
  casework::ToDo to_do{cards};
  Board board{held.cases()};
  signin::Sessions sessions{*desk};
  signin::Attempts attempts{*desk};
  signin::Passwords passwords{secret.derive("pepper"), signin::Cost::for_tests()};
  signin::KnownPasswords known = signin::KnownPasswords::read("password\n").value();
  signin::UsedCodes used_codes{*desk};
  signin::SlowWork slow_work;
  cases::ClaimIndex claim_index{held.cases()};
  Site site{
      held.cases(),
      *desk,
      secret,
      cards,
      languages,
      inbox,
      openings,
      to_do,
      board,
      {[this] { return now; }, [this](Seconds by) { steps.push_back(by); }, [this] { return now; }},
      signin::Transport::plain_loopback,
      sessions,
      attempts,
      passwords,
      known,
      used_codes,
      slow_work,
      claim_index};

  /// What `page` answers to a form that somebody sends to `path` who is not signed in.
  Response sent(Response (*page)(Visit&), std::string path, Fields form) {
    Request request;
    request.method = Method::post;
    request.path = std::move(path);
    request.remote = "192.0.2.7";
    request.form = std::move(form);
    Visit visit(site, request, {}, std::nullopt);
    return page(visit);
  }
};

}  // namespace haven::web
