-- wrk -tN -cN ... -s by_forms.lua URL -- FORMS STATUS WORDS: each of N people, on one connection,
-- sends the forms of their own file FORMS.1 to FORMS.N, one after the other and round again. Its
-- lines: a cookie, the beginning of a command that nobody else has, the end of one, and then a
-- path and a body each. Every form is sent as a command of its own, and with the cookie that the
-- answer before gave. An answer without STATUS and WORDS counts as unexpected.
local threads = {}
local letters = "abcdefghijklmnopqrstuvwxyz234567"
local paths, bodies, headers = {}, {}, {}
local at, sent = 0, 0
local first, last, wanted, words_wanted
unexpected, example = 0, ""

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("number", #threads)
end

function init(words)
  local lines = {}
  for line in io.lines(words[1] .. "." .. number) do lines[#lines + 1] = line end
  headers["Cookie"], first, last = lines[1], lines[2], lines[3]
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  for i = 4, #lines, 2 do
    paths[#paths + 1] = lines[i]
    bodies[#bodies + 1] = lines[i + 1]
  end
  wanted, words_wanted = tonumber(words[2]), words[3]
end

-- Six letters that count.
local function counted()
  local rest, text = sent, ""
  for _ = 1, 6 do
    local letter = rest % 32 + 1
    text = text .. letters:sub(letter, letter)
    rest = math.floor(rest / 32)
  end
  return text
end

function request()
  at = at % #paths + 1
  sent = sent + 1
  local body = bodies[at] .. "&command=" .. first .. counted() .. last
  return wrk.format("POST", paths[at], headers, body)
end

function response(status, given, body)
  local renewed = given["Set-Cookie"]
  if renewed then headers["Cookie"] = renewed:match("^[^;]*") end
  if status == wanted and (body or ""):find(words_wanted, 1, true) then return end
  unexpected = unexpected + 1
  example = status .. " " .. ((body or ""):match("<title>([^<]*)") or "")
end

function done()
  local all, one = 0, ""
  for _, thread in ipairs(threads) do
    all = all + thread:get("unexpected")
    if thread:get("example") ~= "" then one = thread:get("example") end
  end
  if all > 0 then print(all .. " unexpected answers, such as: " .. one) end
end
