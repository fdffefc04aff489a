#pragma once
#include "web/visit/visit.h"

/// Coming in, going out, and what is kept for whoever is in.
namespace haven::web {

/// Name, password and one-time code. Every failure is the same page.
Response show_sign_in(Visit& visit);
Response sign_in(Visit& visit);
/// A person's first sign-in, by the code that was handed to them: a password and an authenticator.
Response show_welcome(Visit& visit);
Response welcome(Visit& visit);
/// Makes the browser in front of the person a managed device, by the code that was handed to them.
Response show_device(Visit& visit);
Response manage_device(Visit& visit);
Response sign_out(Visit& visit);
/// Where the person is signed in, and an end to one of them.
Response my_sessions(Visit& visit);
Response end_session(Visit& visit);
/// 204: what was typed so far is kept for the page named in the field `form`.
Response save_draft(Visit& visit);

}  // namespace haven::web
