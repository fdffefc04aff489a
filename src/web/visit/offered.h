#pragma once
#include <map>
#include <optional>

#include "web/components/button.h"
#include "web/forms/act.h"

/// Nobody is offered what would be refused: a button or a link to an act is made of an Offered, and
/// only asking makes one.
namespace haven::web {

/// That this person may do this about this child now: access allowed what the act records, in every
/// class that it seals, or that the address is opened.
class Offered {
 public:
  const Url& url() const { return url_; }

 private:
  friend class Offers;
  friend std::optional<Offered> offered_address(const Visit& visit, const cases::Story& story);
  explicit Offered(Url url) : url_(std::move(url)) {}
  Url url_;
};

/// The page that opens the address, for whoever could open it on a managed device once they give a
/// reason and prove themselves.
std::optional<Offered> offered_address(const Visit& visit, const cases::Story& story);

/// Asks for acts about one child.
class Offers {
 public:
  Offers(const Visit& visit, const cases::Story& story) : visit_(visit), story_(story) {}

  /// `part` is what stands in the second hole of the act's path, if it has one. Nothing: it would
  /// be refused.
  std::optional<Offered> of(const Act& act, std::string_view part = {}) const;

 private:
  const Visit& visit_;
  const cases::Story& story_;
  /// Of many acts for one purpose all that differs is what they record.
  mutable std::map<std::optional<access::Purpose>, MayRecord> asking_;
};

Button button_to(const Offered& offered, Html words, ButtonLook look = ButtonLook::secondary);
Html link_to(const Offered& offered, const Html& words);

}  // namespace haven::web
