-- wrk ... -s by_turns.lua URL -- PAGES COOKIE: asks for the paths in the file PAGES, one after the
-- other, as whoever holds the cookie.
local pages, at, headers = {}, 0, {}

function init(words)
  for page in io.lines(words[1]) do pages[#pages + 1] = page end
  headers["Cookie"] = words[2]
end

function request()
  at = at % #pages + 1
  return wrk.format("GET", pages[at], headers)
end
