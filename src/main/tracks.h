#pragma once
#include "age/events.h"
#include "allocation/events.h"
#include "care/events.h"
#include "cases/events.h"
#include "cases/vocabulary.h"
#include "casework/events.h"
#include "guardians/events.h"
#include "health/events.h"
#include "immigration/events.h"
#include "justice/events.h"
#include "leaving/events.h"
#include "missing/events.h"
#include "notices/events.h"
#include "police/events.h"
#include "protection/events.h"
#include "referrals/events.h"
#include "school/events.h"
#include "voice/events.h"

/// The whole vocabulary, a line a concept, in the order in which docs/formats/events.md prints it.
/// The program reads it here, and so do the tests of every folder.
namespace haven {

inline cases::Vocabulary tracks() {
  return cases::Vocabulary({
      {"cases", cases::events::all},
      {"missing", missing::events::all},
      {"referrals", referrals::events::all},
      {"age", age::events::all},
      {"care", care::events::all},
      {"health", health::events::all},
      {"school", school::events::all},
      {"leaving", leaving::events::all},
      {"protection", protection::events::all},
      {"justice", justice::events::all},
      {"police", police::events::all},
      {"voice", voice::events::all},
      {"guardians", guardians::events::all},
      {"allocation", allocation::events::all},
      {"immigration", immigration::events::all},
      {"casework", casework::events::all},
      {"notices", notices::events::all},
  });
}

}  // namespace haven
