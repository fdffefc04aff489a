#pragma once
#include "cases/event_kind.h"

/// Who was told of what, and who answered.
namespace haven::notices::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind notice_sent{
    "notice.sent",
    About::child,
    case_,
    "Somebody is told.",
    {{"notice", track, entity, "The notice", {}, "n"},
     {"to", track, entity, "Who is told", {}, "u"},
     {"of", track, entity, "The event it is about", {}, "e"},
     {"kind", track, words, "What it is about, as the event's name"},
     {"step", track, count, "Which step of the ladder; 0 is the first telling"},
     {"channel", track, codes, "How", "inbox email sms"},
     {"when", track, code, "When e-mail says that there is something to read", "at_once afternoon"},
     {"by_whom", track, entity, "Who did it, where that is what is told", {}, "u"},
     {"reason", case_, words, "Why they did it, where that is what is told"}},
    {by_haven(), bookkeeping()}};

inline constexpr Kind notice_acknowledged{"notice.acknowledged",
                                          About::child,
                                          case_,
                                          "Somebody says that they have read it and act on it.",
                                          {{"notice", track, entity, "The notice", {}, "n"}},
                                          {bookkeeping()}};

inline constexpr Kind notice_escalated{"notice.escalated",
                                       About::child,
                                       case_,
                                       "Nobody answered in time; the next step is told.",
                                       {{"of", track, entity, "The event it is about", {}, "e"},
                                        {"step", track, count, "Which step of the ladder"}},
                                       {by_haven(), bookkeeping()}};

inline constexpr const cases::EventKind* all[] = {&notice_sent, &notice_acknowledged,
                                                  &notice_escalated};

}  // namespace haven::notices::events
